// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/messagecheck.h"
#include "ui/common/format.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace bw::mailauth {

/// What a check of a message came to: the answer first, then each verdict with what caused it. UI thread.
class CheckView final : public QWidget
{
    Q_OBJECT
public:
    explicit CheckView(QWidget *parent = nullptr);
    void show(const service::MessageCheck &check, const ui::Format &format);
    /// All of it, for mail and bug reports.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QByteArray csv() const;
    [[nodiscard]] QWidget *firstFocus() const { return m_first; }

Q_SIGNALS:
    void messageWanted(qint64 id); ///< in the store

private:
    void clear();
    void addHead(const service::MessageCheck &check);
    void addOrigin(const service::MessageCheck &check, const ui::Format &format);
    void addPart(const service::CheckPart &part, int number);
    [[nodiscard]] static bool isUndecided(const service::MessageCheck &check);
    [[nodiscard]] static QString headline(const service::MessageCheck &check);
    [[nodiscard]] static QString originText(const service::MessageCheck &check, const ui::Format &format);

    service::MessageCheck m_check;
    ui::Format m_format;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_first = nullptr;
};

} // namespace bw::mailauth
