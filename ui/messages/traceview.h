// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page/page.h"

namespace bw::itemmodels {
struct Sought;
class TraceFacts;
}
namespace bw::ui {
class DataTable;
class FactList;
class Label;
class Panel;
}

class QBoxLayout;

namespace bw::messages {

class WayDiagram;

/// What happened to one message: its way, its facts, its events in order, and where the selected event stands in the log.
class TraceView final : public QWidget
{
    Q_OBJECT
public:
    explicit TraceView(const ui::PageContext &context, QWidget *parent = nullptr);

    /// Its recipient is marked from the next show() on.
    void setSought(const itemmodels::Sought &sought);
    void show(qint64 message, const ui::Format &format);
    [[nodiscard]] qint64 message() const { return m_message; }
    [[nodiscard]] ui::DataTable *table() const { return m_table; }

Q_SIGNALS:
    void arrived(const QString &headline);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrivedHere();
    void showFacts();
    void showLogLine(const QModelIndex &index);
    void tryAgain();

    ui::PageContext m_context;
    itemmodels::TraceFacts *m_facts;
    ui::Format m_format;
    WayDiagram *m_way = nullptr;
    ui::Panel *m_wayPanel = nullptr;
    ui::Panel *m_factsPanel = nullptr;
    ui::Panel *m_eventsPanel = nullptr;
    ui::FactList *m_list = nullptr;
    ui::DataTable *m_table = nullptr;
    ui::Label *m_where = nullptr;
    ui::Label *m_line = nullptr;
    QBoxLayout *m_upper = nullptr;
    qint64 m_message = 0;
};

} // namespace bw::messages
