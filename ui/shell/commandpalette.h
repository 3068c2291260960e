// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QFrame>
#include <QList>

#include <functional>

class QLineEdit;
class QListView;

namespace bw::ui {
class Label;
}

namespace bw::shell {

/// One hit of the search.
struct SearchHit
{
    QString key; ///< stable: "page.volume", "message.42"
    QString group; ///< "Pages", "Messages"
    QString icon;
    QString title;
    QString remark;
    QString keys; ///< of a command
    std::function<void(bool inPanel)> open;
};

/// Hits under groups in a fixed order; a hit that arrives later never moves the one that is marked.
class SearchHits final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { GroupRole = Qt::UserRole + 1, IconRole, RemarkRole, KeysRole };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    void start(const QList<SearchHit> &hits); ///< a new question: what is known at once
    void append(const QList<SearchHit> &hits); ///< what the store knew; at the end, at most most() in all
    [[nodiscard]] const SearchHit &at(int row) const { return m_hits.at(row); }
    [[nodiscard]] static int most() { return 8; }

private:
    QList<SearchHit> m_hits;
};

/// Ctrl+K: one field for pages, commands, message and queue ids, logins, addresses and hosts. Asks its owner for hits by
/// two callbacks: what is known at once, and what the store answers later. Enter opens, Ctrl+Enter opens in the side panel.
class CommandPalette final : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *parent);

    using Instant = std::function<QList<SearchHit>(const QString &text)>;
    /// Starts a question; its answer comes back through addHits() with the same text.
    using Asked = std::function<void(const QString &text)>;
    void setSources(Instant instant, Asked asked);
    void popUp();
    void setText(const QString &text);
    [[nodiscard]] QString text() const;

public Q_SLOTS:
    /// classified: "queue id, found on 2 nodes"; shown under the field. Dropped when the text is another by now.
    void addHits(const QString &text, const QList<bw::shell::SearchHit> &hits, const QString &classified);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void search(const QString &text);
    void openCurrent(bool inPanel);
    void fit();
    QLineEdit *m_field = nullptr;
    ui::Label *m_classified = nullptr;
    QListView *m_list = nullptr;
    SearchHits *m_hits = nullptr;
    Instant m_instant;
    Asked m_asked;
    int m_timer = 0;
};

} // namespace bw::shell
