// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;

namespace bw::ui {
class Desk;
}

namespace bw::shell {

/// The first thing anybody sees: who are you, and where is home? Leads to a first picture. Language and look take effect
/// at once.
class FirstStart final : public QWidget
{
    Q_OBJECT
public:
    enum class Way { Admin, Auditor, SmallSender, Demo, AnotherStore };
    explicit FirstStart(ui::Desk &desk, QWidget *parent = nullptr);

Q_SIGNALS:
    void finished(bw::shell::FirstStart::Way way); ///< settings hold who it was and the home zone

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeCards();
    QWidget *makeSide();
    void choose(Way way);
    void changeChoices();
    ui::Desk &m_desk;
    QWidget *m_first = nullptr;
    QComboBox *m_zone = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_look = nullptr;
};

} // namespace bw::shell
