// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/demo/demofleet.h"

#include <string>
#include <vector>

namespace bw::demo {

/// A file as a receiver would have sent it.
struct DemoReport
{
    std::string fileName; ///< "bigmail.example!news.example!1795478400!1795564799.xml"
    std::string text;
};

/// What receivers report of the fleet's mail: DMARC and TLS reports of each whole day, and complaints. Beside the nodes a CRM sends, forwarders
/// pass mail on, a survey tool that nobody named authenticates as itself alone, strangers spoof, and for the last days somebody signs with
/// news.example's key from 2001:db8:bad::/48. Of one day no report came. The same options give the same bytes.
[[nodiscard]] std::vector<DemoReport> demoReports(const DemoFleet &fleet);

} // namespace bw::demo
