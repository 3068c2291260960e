// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

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

/// While the page still shows what was chosen before: in words for the person. Empty: it may be exported.
[[nodiscard]] QString whyNoExport(const ui::Page &page);

/// What stands at the head of an exported file of the page: store, range and zone, filter, share heard, time of export; parted by "; ".
[[nodiscard]] QString exportNote(const ui::Page &page, const QString &storePath, const ui::Format &format, bool isPicture);

} // namespace bw::shell
