// The things the rules speak of: parts, machines, stations, buffers, sources, pools, calendars.
//
// What every event touches stands in Machine, Station and Buffer; what few events touch
// stands in MachineMore and behind.
#pragma once

#include "inlining.hpp"
#include "things/buffer.hpp"
#include "things/machine.hpp"
#include "things/news.hpp"
#include "things/part.hpp"
#include "things/people.hpp"
#include "things/rows.hpp"
#include "things/station.hpp"
#include "things/supply.hpp"
