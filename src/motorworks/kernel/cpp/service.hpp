// Dates of the program: the outages of a machine, and the factors of a station.
#pragma once

#include "recording.hpp"

namespace motorworks {

// Finds the outage that is under way now, and when that changes; outages of one state that follow
// one another without a gap are one.
inline void find_outage(const World& w, Service& s) {
    const auto at = [&](std::int32_t i) { return static_cast<std::size_t>(s.first + i); };
    while (s.position < s.n && w.p.outage_to[at(s.position)] <= w.now) ++s.position;
    s.state = Service::IN_SERVICE;
    s.next = NEVER;
    if (s.position == s.n) return;
    s.next = w.p.outage_from[at(s.position)];
    if (s.next > w.now) return;
    s.state = static_cast<std::uint8_t>(w.p.outage_state[at(s.position)]);
    std::int32_t last = s.position;
    while (last + 1 < s.n && w.p.outage_from[at(last + 1)] == w.p.outage_to[at(last)] &&
           w.p.outage_state[at(last + 1)] == w.p.outage_state[at(s.position)])
        ++last;
    s.next = w.p.outage_to[at(last)];
}

// State of the outage in which a machine stands like one that is down, or IN_SERVICE. On a
// conveyor the other outages are like hours of the calendar.
inline std::uint8_t standing(const World& w, const Machine& m) {
    const std::uint8_t state = w.services[w.index(m)].state;
    return m.st->conveyor && state != DOWN ? Service::IN_SERVICE : state;
}

inline bool stands(const World& w, const Machine& m) {
    return standing(w, m) != Service::IN_SERVICE;
}

// What the calendar says of a machine, or an outage of a conveyor if that comes first.
inline std::uint8_t hours(const World& w, const Machine& m, std::int8_t calendar) {
    const std::uint8_t state = w.services[w.index(m)].state;
    const auto by_calendar = static_cast<std::uint8_t>(calendar);
    if (!m.st->conveyor || state > STOP || by_calendar == CALENDAR_OFF) return by_calendar;
    return state == OFF ? CALENDAR_OFF : CALENDAR_STOP;
}

inline std::uint8_t hours(const World& w, const Machine& m) {
    const std::int32_t calendar = m.st->calendar;
    return hours(w, m, calendar < 0 ? std::int8_t{CALENDAR_ON}
                                    : w.calendars[static_cast<std::size_t>(calendar)].state);
}

// From when on a machine is there: 0, or the end of an outage OFF that begins at 0.
inline double in_service_from(const World& w, const Machine& m) {
    const Service& s = w.services[w.index(m)];
    return s.state == OFF ? s.next : 0.0;
}

// The factor of a station that holds now.
inline double factor(World& w, const Station& st, Factor kind) {
    Track& track = w.tracks[3 * static_cast<std::size_t>(st.number) + kind];
    while (track.position < track.n) {
        const auto i = static_cast<std::size_t>(track.first + track.position);
        if (w.p.factor_time[i] > w.now) break;
        track.value = w.p.factor_value[i];
        ++track.position;
    }
    return track.value;
}

}  // namespace motorworks
