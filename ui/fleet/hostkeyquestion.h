// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/nodetest.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace bw::ui {
class FormField;
class Label;
}

namespace bw::fleet {

/// What to do about a host key. One that was never met: its fingerprint, the line to compare it with, and two answers of which
/// none is chosen. One that changed: both fingerprints and a field for the new one as the server's owner says it; there is no
/// button that accepts it. GUI thread.
class HostKeyQuestion final : public QWidget
{
    Q_OBJECT
public:
    explicit HostKeyQuestion(QWidget *parent = nullptr);
    void ask(const transport::ConnectReport &report, const QString &host, bool hasChanged);
    /// Of a changed key: what the owner named; empty: nothing yet. Null if it is not the key that is shown: the field says so.
    [[nodiscard]] std::optional<QString> namedFingerprint();
    void focusFirst();

Q_SIGNALS:
    void accepted(const QString &fingerprint);
    void refused();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLineEdit *addShown(const QString &name, const QString &objectName, QGridLayout *grid);
    ui::Label *m_text = nullptr;
    QLineEdit *m_fingerprint = nullptr;
    QLineEdit *m_command = nullptr;
    QLineEdit *m_known = nullptr;
    QLineEdit *m_named = nullptr;
    ui::FormField *m_namedField = nullptr;
    QWidget *m_answers = nullptr;
    QPushButton *m_matches = nullptr;
    QList<QWidget *> m_knownRow;
    QString m_shown;
    bool m_hasChanged = false;
};

} // namespace bw::fleet
