// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace bw::service {
class Session;
}
namespace bw::ui {
class Format;
class Page;
}

namespace bw::shell {

/// Lists what the page can write to a file below \p anchor, asks where, and writes it off the UI thread. Every file says
/// which store, range, zone and filter it shows.
void showExports(QWidget *window, ui::Page &page, QWidget *anchor, service::Session *session, const ui::Format &format);

} // namespace bw::shell
