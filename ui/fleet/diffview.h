// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace bw::fleet {

/// A unified diff with coloured lines and marked words; − and + carry the meaning. Read-only, copied as it is. GUI thread.
class DiffView final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DiffView(const QString &accessibleName, QWidget *parent = nullptr);
    /// compact: sections as headings, without line numbers and context.
    void setDiff(const QString &unified, bool compact = false);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 120, 60 }; }

private:
    void paintLines();
};

} // namespace bw::fleet
