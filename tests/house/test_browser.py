"""The browser that other tests look at pages with."""


def test_browser_runs_a_script_on_a_page(browser):
    """A page's own script runs, and what it wrote can be read."""
    page = browser.new_page()
    page.set_content("<p id=sum></p><script>sum.textContent = 6 * 7</script>")
    assert page.inner_text("#sum") == "42"
    page.close()
