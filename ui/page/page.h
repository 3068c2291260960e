// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/problem.h"
#include "models/core/result.h"
#include "models/store/queries/filter.h"
#include "ui/common/format.h"
#include "ui/common/mark.h"
#include "ui/page/navigator.h"

#include <QSet>
#include <QVariantMap>
#include <QWidget>

#include <atomic>
#include <functional>
#include <optional>

class QIODevice;
class QScrollArea;
class QStackedLayout;
class QTimer;
class QVBoxLayout;

namespace bw::itemmodels {
class NeedFacts;
}

namespace bw::service {
class Session;
}

namespace bw::ui {

class Desk;
class EmptyState;
class PageHead;
class TableMemory;

/// What the window hands to each page. Nothing is owned; all of it outlives the page (a page lives as long as its store is open).
struct PageContext
{
    service::Session *session = nullptr;
    Navigator *navigator = nullptr;
    const core::Clock *clock = nullptr;
    TableMemory *tables = nullptr; ///< for DataTable::setColumns
    itemmodels::NeedFacts *needs = nullptr; ///< of the window's range and nodes
    Desk *desk = nullptr; ///< settings and stores; for first start and Settings
};

/// Something of a page that can be written to a file: Export… lists them.
struct ExportItem
{
    QString title; ///< "Destinations, as a table"
    QString suffix; ///< "csv", "png"
    QString suggestedName; ///< without suffix: "destinations"
    /// Bytes of the file, made on the UI thread from what is shown (small). \p note says store, range, zone and filter in one line.
    std::function<QByteArray(const QString &note)> make;
    /// Instead of make, for what may be long: answers the work that writes the file, which runs as a job on another thread.
    using Write = std::function<core::Done(QIODevice &out, const std::atomic_bool &stop)>;
    std::function<Write(const QString &note)> makeWriter {};
};

/// A banner of a page. The same key and facts that were dismissed once stay away until the facts change.
struct BannerSpec
{
    QString key; ///< what it is about: "gap"
    Mark mark = Mark::Unknown; ///< Critical stands before High … before Unknown
    QString strong; ///< first sentence
    QString rest;
    QString buttonText; ///< empty: no button
    std::function<void()> act;
    bool dismissable = true;
};

/// A banner for what an answer says it lacks (VolumeAnswer::notes and its like); none where it lacks nothing.
[[nodiscard]] QList<BannerSpec> partialBanners(const QStringList &notes);

/// One page of the console. The base gives head, banners, filter row, scrolling content and the states of §12; a derived page
/// builds its widgets in the constructor, asks its item models in load(), and says what came.
///
/// load() is called only while the page is shown: on first show, after the filter changed, and (at most once a second) after hours
/// that it covers became stale. Old data stays on screen until the new one is there. GUI thread; nothing here may block.
class Page : public QWidget
{
    Q_OBJECT
public:
    Page(const QString &id, const QString &title, const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString answer() const;

    // -- the window's side
    /// Range, nodes and zone are the window's, the rest the page's own chips. Equal filters do nothing.
    void setFilter(const store::Filter &filter);
    [[nodiscard]] const store::Filter &filter() const { return m_filter; }
    /// While held nothing is asked: the window does not know yet which range is meant.
    void setHeld(bool held);
    /// Figures of these hours are stale; an empty list means all of them.
    void refresh(const QList<core::UtcMicros> &hours);
    /// Banners of the window (store damaged, read-only) stand before the page's own.
    void setWindowBanners(const QList<BannerSpec> &banners);

    /// Selection, scroll, tab, open panel: what "the same place" means to the page. Small, plain values.
    [[nodiscard]] virtual QVariantMap saveState() const { return {}; }
    virtual void restoreState(const QVariantMap &state) { Q_UNUSED(state) }
    /// Of saveState() what outlasts the program, too. It is kept in clear: never an address of a recipient.
    [[nodiscard]] virtual QVariantMap lastingState() const { return {}; }
    /// The question whether to save what was typed and is not saved yet; empty: nothing is.
    [[nodiscard]] virtual QString unsaved() const { return {}; }
    /// Saves it, and says whether that went well; what went wrong is shown by the page.
    virtual void saveUnsaved(const std::function<void(bool saved)> &then) { then(true); }
    /// Gets the focus when the page is opened, or F6 comes to the content.
    [[nodiscard]] virtual QWidget *firstFocus() { return this; }
    /// Ctrl+F: the page's search field, else the filter field of its table.
    virtual void focusFilter() {}
    [[nodiscard]] virtual QList<ExportItem> exports() const { return {}; }
    /// What it shows is still of the filter before: nothing of it may leave under the name of filter().
    [[nodiscard]] bool isOfOlderFilter() const { return m_isOfOlderFilter; }
    /// How much of the range and nodes was heard, for the first line of exported files; nothing where the page does not know.
    [[nodiscard]] virtual std::optional<double> heardShare() const { return std::nullopt; }
    /// Whether what it shows is of everything that is kept, whatever the range says: a search by key.
    [[nodiscard]] virtual bool isOfEverything() const { return false; }
    /// Why this page cannot honour a choice of the top bar (it is greyed with this as tool-tip); empty where it can.
    [[nodiscard]] virtual QString whyNoNodes() const { return {}; }
    [[nodiscard]] virtual QString whyNoRange() const { return {}; }
    [[nodiscard]] virtual QString whyNoZone() const { return {}; }
    /// Dimensions of Filter that its chips can set ("streams", "domains", …): others are cleared on the way in.
    [[nodiscard]] virtual QStringList dimensions() const { return {}; }

Q_SIGNALS:
    void answerChanged(const QString &answer);
    void exportsChanged();
    void olderFilterChanged();

protected:
    /// load() when the event loop turns, if the page is shown and not held.
    void loadSoon();
    /// Ask for everything the page shows, with filter() as it is now. Newest question wins (service::Session::ask).
    virtual void load() = 0;
    /// The language of numbers and the zone of the filter (else the store's home zone).
    [[nodiscard]] Format format() const;
    [[nodiscard]] const PageContext &context() const { return m_context; }
    [[nodiscard]] service::Session *session() const { return m_context.session; }
    [[nodiscard]] Navigator *navigator() const { return m_context.navigator; }

    [[nodiscard]] PageHead *head() const { return m_head; }
    /// The line that answers the page's question.
    void setAnswer(const QString &answer);
    /// Busy bar below the head (after 300 ms); done of total where it is known.
    void setBusy(bool busy, int done = 0, int total = 0);
    void setBanners(const QList<BannerSpec> &banners);
    /// That no more than this share of the range was heard, what that means here, and the way to Coverage.
    [[nodiscard]] BannerSpec heardBanner(double heard, const QString &rest) const;
    /// Takes ownership. A row of chips under the banners (a widget with a FlowLayout).
    void setFilterRow(QWidget *row);
    /// Takes ownership. Scrolls down when the window is low, never sideways. Set it once, in the constructor.
    void setContent(QWidget *content);

    /// Whole-page states. Content is shown at first; parts of a page that fail show their own error (Panel::showError).
    void showContent();
    /// Takes ownership; deleted when another state follows.
    void showEmpty(EmptyState *state);
    void showError(const core::Problem &problem);

    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void alignBanners();
    void showBanners();
    void setOfOlderFilter(bool isOlder);

    QString m_id;
    QString m_title;
    PageContext m_context;
    store::Filter m_filter;
    PageHead *m_head = nullptr;
    QVBoxLayout *m_column = nullptr;
    QVBoxLayout *m_bannerBox = nullptr;
    QWidget *m_filterRow = nullptr;
    QStackedLayout *m_stack = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_state = nullptr;
    QTimer *m_reload = nullptr;
    QList<BannerSpec> m_windowBanners, m_banners;
    QSet<QString> m_unfolded; ///< keys of banners that the person opened
    bool m_stale = true;
    bool m_isBusy = false;
    bool m_isOfOlderFilter = false;
    bool m_isHeld = false;
    bool m_allBanners = false;
};

} // namespace bw::ui
