// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/problem.h"
#include "models/store/queries/tracequery.h"
#include "ui/common/format.h"
#include "ui/itemmodels/rowsmodel.h"
#include "ui/itemmodels/searchwords.h"

#include <QAbstractTableModel>
#include <QSet>

#include <atomic>
#include <functional>
#include <memory>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// Messages, newest first, read in pages in the background as the view asks for more (canFetchMore). A new question keeps
/// the old rows until the first page of the new one is there. GUI thread.
class MessagesItemModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Outcome, Sender, Destination, Recipients, Size, Login, Client, Stream, Node, QueueId, Reply, columns };
    enum Role { IdRole = ui::LastCellRole + 1 }; ///< qint64: for TraceFacts and Navigator::openMessage

    explicit MessagesItemModel(service::Session *session, QObject *parent = nullptr);

    /// offset and limit of the query are the model's own.
    void ask(const store::TraceQuery &query);
    void setFormat(const ui::Format &format);
    /// Times without their day, where all rows are of one.
    void setClockOnly(bool clockOnly) { m_clockOnly = clockOnly; }
    /// Cells that show it are marked.
    void setSought(const Sought &sought);
    [[nodiscard]] const store::TraceQuery &query() const { return m_query; } ///< that was asked last
    /// The raw value of a cell, as it is copied and exported.
    [[nodiscard]] static QVariant raw(const store::MessageSummary &message, int column);
    /// How many there are in all; -1: not known before the last row is read.
    [[nodiscard]] qint64 total() const { return m_total; }
    /// What the list lacks and why, of the first page's answer.
    [[nodiscard]] const QStringList &notes() const { return m_notes; }
    [[nodiscard]] bool isStoreEmpty() const { return m_isStoreEmpty; } ///< nothing was found, and no node was ever heard
    /// The share of the range that was heard; 1 where no range was asked for.
    [[nodiscard]] double heard() const { return m_heard; }
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] const store::MessageSummary &message(const QModelIndex &index) const { return m_rows.at(index.row()); }
    [[nodiscard]] QModelIndex indexOf(qint64 id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// What a page of rows does to the model; public for the test of the model alone.
    void showFirst(const QList<store::MessageSummary> &rows, qint64 total);
    void showMore(const QList<store::MessageSummary> &rows);

Q_SIGNALS:
    void arrived(); ///< the first page
    void moreArrived(); ///< a further one
    void readingChanged();
    void failed(const bw::core::Problem &problem);

private:
    void read(bool first);
    [[nodiscard]] bool isSought(const store::MessageSummary &message, int column) const;

    service::Session *m_session;
    store::TraceQuery m_query;
    Sought m_sought;
    ui::Format m_format;
    QList<store::MessageSummary> m_rows;
    QSet<qint64> m_ids;
    QStringList m_notes;
    qint64 m_total = -1;
    double m_heard = 1;
    bool m_isStoreEmpty = false;
    bool m_isComplete = true, m_isReading = false, m_clockOnly = false;
};

/// All messages that the query finds, newest first, in blocks; false of \p take ends it. Any thread; offset and limit of the
/// query are not used.
[[nodiscard]] core::Done readAllMessages(const store::Store &store, store::TraceQuery query, core::KeyedHasher *hasher, const std::atomic_bool &cancelled,
    const std::function<bool(const QList<store::MessageSummary> &rows)> &take);

/// A stream's name as people read it: "other" is the word for what no rule names.
[[nodiscard]] QString streamText(const QString &stream);

/// What happened to one message: every pass, events in order. GUI thread.
class TraceFacts final : public QObject
{
    Q_OBJECT
public:
    enum EventColumn { EventTime, EventKindOf, EventRecipient, EventSaid, EventRelay, EventTls, EventHost, EventWhere, EventClient };

    explicit TraceFacts(service::Session *session, QObject *parent = nullptr);
    void ask(qint64 messageId);
    void setFormat(const ui::Format &format);
    void setSought(const Sought &sought); ///< before ask()
    [[nodiscard]] const Sought &sought() const { return *m_sought; }
    [[nodiscard]] RowsModel<store::TraceEvent> *events() const { return m_events; }
    [[nodiscard]] const store::MessageTrace &trace() const { return m_trace; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    std::shared_ptr<Sought> m_sought = std::make_shared<Sought>();
    RowsModel<store::TraceEvent> *m_events;
    store::MessageTrace m_trace;
};

/// What was refused with these words as recipient, sender, login, client or queue id, or at all where the outcome "rejected" is chosen;
/// newest first, each once. Any thread.
[[nodiscard]] QList<store::TraceEvent> refusalsOf(const SearchWords &words, const store::Filter &filter, const store::Store &store, core::KeyedHasher *hasher, const std::atomic_bool &cancelled);

/// What was refused at the door with typed words, or at all where the outcome "rejected" is chosen: no message stands for it. Columns are those of TraceFacts and the client. GUI thread.
class RefusalFacts final : public QObject
{
    Q_OBJECT
public:
    explicit RefusalFacts(service::Session *session, QObject *parent = nullptr);
    static constexpr int most = 1000;
    /// The newest question wins; empty words without a choice have no refusals.
    void ask(const SearchWords &words, const store::Filter &filter);
    void setSought(const Sought &sought); ///< before ask()
    void setFormat(const ui::Format &format);
    [[nodiscard]] RowsModel<store::TraceEvent> *events() const { return m_events; }
    [[nodiscard]] bool isCut() const { return m_isCut; } ///< there are more than `most`, of which these are the newest

Q_SIGNALS:
    void arrived();

private:
    service::Session *m_session;
    std::shared_ptr<Sought> m_sought = std::make_shared<Sought>();
    RowsModel<store::TraceEvent> *m_events;
    bool m_isCut = false;
};

} // namespace bw::itemmodels
