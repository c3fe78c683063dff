// The beginning of an event log that is kept from a state on: what is where at that moment.
#include <algorithm>

#include "activities.hpp"
#include "queues.hpp"
#include "recording.hpp"
#include "state.hpp"

namespace motorworks {

namespace {

// A part, and where it is: in a buffer; -1: in none; -2 - m: in machine m; behind the machines the
// tours in whose vehicles it travels.
struct Present {
    Part part;
    std::int32_t at = -1;
};

class Beginning {
public:
    explicit Beginning(World& w) : w_(w) {}

    void record() {
        for (const Machine& m : w_.machines)
            w_.record(w_.log.states, {w_.now, static_cast<std::int32_t>(w_.index(m)), m.cause,
                                      static_cast<std::int8_t>(m.state)});
        for (const Machine& m : w_.machines) in_machine(m);
        for (const Buffer& b : w_.buffers) in_buffer(b);
        const std::int32_t behind = inside(w_.machines.size());
        for (std::size_t d = 0; d < w_.tours.size(); ++d)
            for (const Runner& runner : w_.tours[d].runners)
                for (const auto& [load, part] : runner.aboard)
                    present_.push_back({part, behind - static_cast<std::int32_t>(d)});
        std::sort(present_.begin(), present_.end(), [](const Present& a, const Present& b) {
            return a.part.number() < b.part.number();
        });
        for (const Present& some : present_) {
            record_birth(w_, some.part, INITIAL, some.at);
            if (some.at >= 0) record_put(w_, some.part, static_cast<std::size_t>(some.at));
        }
        for (const Lot& some : w_.lots) lot(some);
        for (std::size_t i = 0; i < w_.fleets.size(); ++i) fleet(i);
        for (std::size_t d = 0; d < w_.tours.size(); ++d) tour(d);
    }

private:
    static std::int32_t inside(std::size_t machine) {
        return -2 - static_cast<std::int32_t>(machine);
    }

    // What a transport has come for lies in its buffer until it is loaded.
    void in_machine(const Machine& m) {
        const MachineMore& more = w_.more_of(m);
        const bool fetches =
            m.st->transport && (m.activity == EMPTY_TRAVEL || m.activity == LOADING);
        const std::int32_t in = inside(w_.index(m));
        const std::int32_t at = fetches ? m.st->inputs[0].origin : in;
        if (m.count == 1) present_.push_back({m.part, at});
        for (const Part& part : more.parts) present_.push_back({part, at});
        for (std::size_t i = 0; i < more.belt.size(); ++i)
            present_.push_back({more.belt[i].part, in});
        for (const Delivery& d : more.deliveries) present_.push_back({d.part, in});
    }

    void in_buffer(const Buffer& b) {
        for (std::size_t i = b.held; !b.by_type && i < b.level(); ++i)
            present_.push_back({b.part(i), b.number});
        for (std::size_t t = 0; b.by_type && t < w_.T; ++t) {
            const auto& stored = type_queue(w_, b, static_cast<int>(t)).stored;
            for (std::size_t i = 0; i < stored.size(); ++i)
                present_.push_back({stored[i].part, b.number});
        }
        for (std::size_t i = 0; i < b.waiting.size(); ++i)
            if (b.waiting[i].machine < 0) present_.push_back({b.waiting[i].part});
    }

    // A lot of which a part is there.
    void lot(const Lot& some) {
        const auto first = std::lower_bound(
            present_.begin(), present_.end(), some.first,
            [](const Present& p, std::int64_t number) { return number_of(p.part) < number; });
        if (first != present_.end() && some.has(first->part))
            w_.record(w_.log.lots, {some.first, some.count, w_.now, w_.now, some.expires, -1});
    }

    // A vehicle that is not at home stands where it has unloaded.
    void fleet(std::size_t i) {
        const Fleet& fleet = w_.fleets[i];
        const auto pool = static_cast<std::int32_t>(i);
        std::vector<std::int32_t> stands = fleet.stands;
        for (const Machine& m : w_.machines)
            if (m.st->transport && m.st->fleet == pool && m.activity == NO_ACTIVITY &&
                w_.more_of(m).vehicle >= 0)
                stands[static_cast<std::size_t>(w_.more_of(m).vehicle)] = m.st->unloads_at;
        for (std::size_t v = 0; v < stands.size(); ++v) {
            const auto has_unloaded = [&](const Machine& m) {
                return m.st->transport && m.st->fleet == pool && m.st->unloads_at == stands[v];
            };
            const auto m = std::find_if(w_.machines.begin(), w_.machines.end(), has_unloaded);
            if (stands[v] == w_.p.pool_home[i] || m == w_.machines.end()) continue;
            w_.record(w_.log.trips,
                      {w_.now, w_.now, pool, static_cast<std::int32_t>(v),
                       static_cast<std::int32_t>(w_.index(*m)), 0, UNLOADING});
        }
    }

    // A vehicle on its round has left the stop before the one it goes to.
    void tour(std::size_t d) {
        const Tour& tour = w_.tours[d];
        for (std::size_t v = 0; v < tour.runners.size(); ++v) {
            const Runner& runner = tour.runners[v];
            if (runner.stop == Runner::AT_HOME) continue;
            w_.record(w_.log.tour_stops,
                      {w_.now, static_cast<std::int32_t>(d), static_cast<std::int32_t>(v),
                       runner.stop - 1, 0, static_cast<std::int32_t>(runner.aboard.size())});
        }
    }

    World& w_;
    std::vector<Present> present_;
};

}  // namespace

void begin_log(World& w) { Beginning(w).record(); }

}  // namespace motorworks
