// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "tests/ui/shell/testdesk.h"
#include "ui/page/page.h"
#include "ui/shell/window.h"

#include <QPushButton>
#include <QTest>

#include <memory>

class QDialog;

namespace bw::ui {
class DataTable;
}

namespace bw::test {

/// The console's own window with all its pages over a store of its own, for tests of one page. UI thread.
class PageWindow final
{
public:
    PageWindow();
    ~PageWindow();

    /// Reads the bytes as the log of \p node. True when that went well.
    bool import(const QString &node, const QByteArray &log);
    void show(); ///< 1280 × 800, at the overview
    void forget(); ///< the window; the store stays

    [[nodiscard]] shell::Window *window() const { return m_window.get(); }
    [[nodiscard]] TestDesk &desk() const { return *m_desk; }
    [[nodiscard]] service::Session *session() const { return m_desk->session(); }
    [[nodiscard]] const store::Store &store() const;
    /// The page with this id, shown without chips and zoom and with its last question answered.
    ui::Page *open(const QString &id);
    /// Waits until the page has said something else than \p before, in the line beside its title.
    bool answered(const ui::Page *page, const QString &before = {}) const;
    /// What the store answers to the page's own question: with its filter as it is now. An empty answer where it fails.
    template <typename Query>
    [[nodiscard]] auto ask(const ui::Page *page, Query query) const
    {
        query.filter = page->filter();
        auto answer = query.run(store());
        if (!answer)
            qWarning("%s", qPrintable(answer.error().oneLine()));
        return answer.value_or(typename decltype(answer)::value_type());
    }
    /// Writes what a page exports as a job does, without a file dialog.
    [[nodiscard]] QByteArray written(const ui::Page *page, const QString &suggestedName) const;
    /// A statement on the store's file from outside, as another program might do it. True when that went well.
    bool meddle(const QString &sql) const;
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &page, const QString &name) const
    {
        const auto *there = m_window->findChild<ui::Page *>(page + QStringLiteral("Page"));
        auto *found = there ? there->findChild<Widget *>(name) : nullptr;
        if (!found)
            qWarning("no widget named %s on %s", qPrintable(name), qPrintable(page));
        return found;
    }
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    /// The texts of a column as they are shown, in view order.
    [[nodiscard]] static QStringList texts(const ui::DataTable *table, int column);
    /// Rows of a CSV file of ours: a note, names, rows.
    [[nodiscard]] static QList<QStringList> csvRows(const QByteArray &csv);
    /// The export of this title of a page.
    [[nodiscard]] static QByteArray exported(const ui::Page *page, const QString &suggestedName, const QString &suffix);
    /// What can take the focus and has no name, found as a screen reader finds it: through the accessible tree of \p page.
    [[nodiscard]] static QStringList withoutName(QWidget *page);
    /// Keys that more than one visible button, label or menu of the window answers to: "Alt+M: Menu, Muster".
    [[nodiscard]] static QStringList doubleMnemonics(const QWidget *window);
    /// Names of what Tab reaches from \p first on, while it stays inside \p page.
    QStringList walk(QWidget *page, QWidget *first) const;

    core::UtcMicros hour; ///< the log ends with this hour's start

private:
    core::SystemClock m_clock;
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<shell::Window> m_window;
};

/// The dialog of this name that is to be seen; null: none is.
[[nodiscard]] QDialog *shownDialog(const QWidget *window, const QString &name);

/// A picture of it as NAME.png, where BW_KEEP_PICTURES names a folder: to be looked at.
void keepPicture(QWidget *shown, const QString &name);

/// Ordinary mail of one host: every hour \p perHour messages of one recipient from news.example and shop.example to
/// example.net, example.org and mail.example. Of every 20 messages one bounces and one waits ten minutes first.
/// The recipient of message i is "r<i>.<host>@<domain>".
QByteArray ordinaryMail(const QString &host, core::UtcMicros start, int hours, int perHour);

/// ops@example.com: good logins from 192.0.2.30 for six days (five give it a past to compare with), 40 failures from 20 networks, then a good login from 203.0.113.77
/// and \p messages messages in the half hour after it.
QByteArray takeover(const QString &host, core::UtcMicros start, int messages);

/// Lines that no grammar knows.
QByteArray strangeLines(const QString &host, core::UtcMicros start, int lines);

} // namespace bw::test
