// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace bw::app {

/// Languages that the program speaks: "en", "de".
[[nodiscard]] QStringList languages();

/// Installs the texts of `language` (empty: the first of the system's that we speak), with Qt's own beside them, and
/// for an explicit choice makes QLocale follow it where the system's locale is of another language. Call before the
/// first widget. Returns the language in force.
QString installLanguage(QCoreApplication &application, const QString &language);

[[nodiscard]] QString languageInForce(); ///< "en" before any is installed

} // namespace bw::app
