// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QApplication>
#include <QTest>
#include <QWidget>

namespace bw::uitest {

/// What was printed before the test functions began (then Qt Test listens itself); the offscreen platform's own line about
/// size hints is left out.
QStringList takeMessages();
void keepMessages();

/// The window gets the focus as if the person had used the keyboard, and is laid out.
void showActive(QWidget &window, const QSize &size = { 640, 400 });

/// Pixels of that colour in a grab (exact).
int countPixels(const QImage &image, const QColor &color);

/// Every widget that Tab reaches, without a name for a screen reader.
QStringList withoutName(const QWidget &root);

} // namespace bw::uitest

/// main() with an application, its theme, and kept messages.
#define BW_UITEST_MAIN(TestClass) \
    int main(int argc, char **argv) \
    { \
        bw::uitest::keepMessages(); \
        QApplication application(argc, argv); \
        bw::ui::Theme theme(application, bw::ui::Look::Light); \
        TestClass test; \
        return QTest::qExec(&test, argc, argv); \
    }
