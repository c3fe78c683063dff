"""The page whose frames are measured shows works in motion."""

from benchmarks.studio_frames.pages import served


def test_made_up_works_move(browser):
    """As many machines as were asked for, parts on their way, and nothing to complain of."""
    with served() as address:
        page = browser.new_page()
        complaints = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text))
        page.goto(f"{address}?machines=200&parts=300")
        page.wait_for_function("window.works && works.moving() > 100")
        assert abs(page.evaluate("works.machines()") - 200) < 60
        begun = page.evaluate("works.session.clock.time")
        page.wait_for_function("before => works.session.clock.time > before + 30", arg=begun)
        page.close()
    assert complaints == []
