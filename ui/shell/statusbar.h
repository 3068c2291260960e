// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/mark.h"
#include "ui/common/tokens.h"

#include <QAbstractButton>
#include <QList>

class QHBoxLayout;

namespace bw::service {
class Job;
}

namespace bw::shell {

/// A fact in the status bar that opens what is behind it.
class StatusItem final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit StatusItem(const QString &name, QWidget *parent = nullptr);
    void setFact(const QString &text, ui::Mark mark = ui::Mark::None, const QString &tip = {});
    /// Stands for the fact where the bar is full; the whole is in the tool-tip then. Empty: never shortened.
    void setShortFact(const QString &text) { m_short = text; }
    void setShort(bool isShort);
    [[nodiscard]] QString shownText() const { return m_isShort && !m_short.isEmpty() ? m_short : text(); }
    void setTone(ui::Token tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void describe();
    QString m_short, m_tip;
    bool m_isShort = false;
    ui::Mark m_mark = ui::Mark::None;
    ui::Token m_tone = ui::Token::TextSecondary;
};

/// Freshness, nodes heard, nodes that cannot be read, store with its size, running jobs with cancel, what is said just now, privacy. Each is a button.
class StatusBar final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBar(QWidget *parent = nullptr);

    [[nodiscard]] StatusItem *freshness() const { return m_freshness; }
    [[nodiscard]] StatusItem *nodes() const { return m_nodes; }
    /// Nodes that cannot be read; empty while all can.
    [[nodiscard]] StatusItem *trouble() const { return m_trouble; }
    [[nodiscard]] StatusItem *store() const { return m_store; }
    [[nodiscard]] StatusItem *said() const { return m_said; }
    [[nodiscard]] StatusItem *privacy() const { return m_privacy; }
    /// Shows the first running one with its progress and ×, and how many more there are.
    void setJobs(const QList<service::Job *> &jobs);

Q_SIGNALS:
    void jobCancelled(bw::service::Job *job);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fit();
    void showJob();
    StatusItem *m_freshness = nullptr;
    StatusItem *m_nodes = nullptr;
    StatusItem *m_trouble = nullptr;
    StatusItem *m_store = nullptr;
    StatusItem *m_job = nullptr;
    StatusItem *m_cancel = nullptr;
    StatusItem *m_said = nullptr;
    StatusItem *m_privacy = nullptr;
    QList<service::Job *> m_jobs;
};

} // namespace bw::shell
