// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/finder.h"

#include "ui/common/buttons.h"
#include "ui/common/format.h"
#include "ui/common/sidepanelframe.h"
#include "ui/itemmodels/storefacts.h"
#include "ui/itemmodels/storesearch.h"
#include "ui/shell/actions.h"
#include "ui/shell/window.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::shell {

namespace {

constexpr int mostRecent = 5;

/// Every typed word begins a word of the title.
bool matches(const QString &title, const QString &text)
{
    const QStringList typed = text.split(u' ', Qt::SkipEmptyParts);
    const QStringList words = title.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(typed, [&](const QString &one) {
        return std::ranges::any_of(words, [&](const QString &word) { return word.startsWith(one, Qt::CaseInsensitive); });
    });
}

} // namespace

Finder::Finder(Window &window, CommandPalette &palette)
    : QObject(&window)
    , m_window(window)
    , m_palette(palette)
{
    m_search = new itemmodels::StoreSearch(this);
    connect(m_search, &itemmodels::StoreSearch::found, this, &Finder::answer);
    palette.setSources([this](const QString &text) { return instant(text); }, [this](const QString &text) { ask(text); });
}

void Finder::used(const QString &key) const
{
    m_recent.removeAll(key);
    m_recent.prepend(key);
    m_recent = m_recent.first(std::min<qsizetype>(m_recent.size(), mostRecent));
}

QList<SearchHit> Finder::instant(const QString &text) const
{
    QList<SearchHit> hits;
    if (m_window.facts())
        for (const QString &node : m_window.facts()->nodeNames()) {
            if (text.isEmpty() || !node.contains(text, Qt::CaseInsensitive) || hits.size() >= 3)
                continue;
            hits << SearchHit { u"node."_s + node, tr("Nodes"), u"server"_s, node, tr("Sending volume of this node"), {}, [this, node](bool) {
                                   store::Filter filter;
                                   filter.nodes = { node };
                                   m_window.openPage(u"volume"_s, filter);
                               } };
        }
    for (const PageEntry &page : m_window.pages())
        if (matches(page.title, text))
            hits << SearchHit { u"page."_s + page.id, tr("Pages"), page.icon, page.title, {},
                                m_window.actions().get(u"page."_s + page.id)->shortcut().toString(QKeySequence::NativeText),
                                [this, id = page.id](bool) {
                                    used(u"page."_s + id);
                                    m_window.showPage(id);
                                } };
    for (const ActionInfo &info : m_window.actions().all()) {
        const bool offered = !info.id.startsWith(u"page.") && info.id != u"recent" && info.id != u"search" && info.action->isEnabled();
        if (!offered || !(matches(info.text, text) || (text.size() > 2 && info.tip.contains(text, Qt::CaseInsensitive))))
            continue;
        hits << SearchHit { u"action."_s + info.id, tr("Commands"), u"terminal"_s, info.text, info.tip == info.text ? QString() : info.tip, info.keys,
                            [this, info](bool) {
                                used(u"action."_s + info.id);
                                info.action->trigger();
                            } };
    }
    if (text.isEmpty())
        std::ranges::stable_sort(hits, {}, [this](const SearchHit &hit) {
            const qsizetype at = m_recent.indexOf(hit.key);
            return at < 0 ? m_recent.size() : at;
        });
    return hits;
}

void Finder::ask(const QString &text)
{
    const itemmodels::StoreFacts *facts = m_window.facts();
    if (!m_session || !facts)
        return;
    m_search->find(m_session, text, { facts->firstHeard(), facts->lastHeard() + 1 });
}

QList<SearchHit> Finder::messageHits(const itemmodels::StoreHits &hits) const
{
    const ui::Format format(QLocale(), QTimeZone::systemTimeZone());
    QList<SearchHit> found;
    // On the page of the message its recipient is marked.
    const auto open = [this, sought = hits.words.text](qint64 id) {
        store::Filter filter;
        filter.nodes = m_window.place().nodes;
        m_window.openPage(u"messages"_s, filter, { { u"message"_s, id }, { u"sought"_s, sought }, { u"text"_s, QString() } });
    };
    for (const auto &[how, message] : hits.messages) {
        const QString id = message.queueId.isEmpty() ? message.messageId : message.queueId;
        found << SearchHit { u"message."_s + QString::number(message.id), tr("Messages"), u"messages"_s, id,
                             //: A message in the search: sender, destination, when accepted
                             tr("%1 to %2, %3").arg(message.sender.isEmpty() ? u"<>"_s : message.sender, message.destination, format.stamp(message.accepted)),
                             {}, [this, open, one = message](bool inPanel) {
                                 if (inPanel)
                                     showInPanel(one);
                                 else
                                     open(one.id);
                             } };
    }
    return found;
}

/// Ctrl+Enter: what is known of it at the side, and the page stays.
void Finder::showInPanel(const store::MessageSummary &message) const
{
    const ui::Format format = m_window.format();
    auto *panel = new ui::SidePanelFrame(message.queueId.isEmpty() ? message.messageId : message.queueId);
    panel->setObjectName(u"foundMessagePanel"_s);
    auto *facts = new ui::FactList;
    facts->add(tr("Accepted"), format.stampWithSeconds(message.accepted));
    facts->add(tr("Sender"), message.sender.isEmpty() ? u"<>"_s : message.sender, true);
    facts->add(tr("Destination"), message.destination);
    facts->add(tr("Recipients"), message.recipients < 0 ? ui::Format::unknown() : format.count(message.recipients));
    facts->add(tr("Delivered"), format.count(message.delivered));
    facts->add(tr("Last reply"), message.lastReply.isEmpty() ? ui::Format::none() : message.lastReply);
    facts->add(tr("Node"), message.node);
    panel->body()->addWidget(facts);
    panel->body()->addStretch(1);
    auto *open = ui::makeButton(tr("Open its way"), ui::ButtonKind::Primary, u"messages"_s);
    connect(open, &QPushButton::clicked, this, [this, id = message.id] { m_window.openMessage(id); });
    panel->addFootWidget(open);
    m_window.openSidePanel(panel);
    open->setFocus(Qt::OtherFocusReason);
}

/// Nodes, logins and pages have no panel of their own: Ctrl+Enter opens them as Enter does.
QList<SearchHit> Finder::filteredPages(const QString &text) const
{
    QList<SearchHit> found;
    const itemmodels::SearchWords words = itemmodels::classify(text);
    const auto page = [&](const QString &id, const QString &icon, const QString &title, const store::Filter &filter, const QVariantMap &state = {}) {
        found << SearchHit { id + u'/' + text, tr("Filtered pages"), icon, title, tr("Page, filtered"), {},
                             [this, id, filter, state](bool) { m_window.openPage(id, filter, state); } };
    };
    if (words.host) {
        store::Filter filter;
        filter.domains = { words.domain };
        page(u"volume"_s, u"volume"_s, tr("Sending volume to %1").arg(text), filter);
    }
    if (words.ip) {
        store::Filter filter;
        filter.sources = { text };
        page(u"logins"_s, u"logins"_s, tr("Logins from %1").arg(text), filter);
    }
    if (words.address || words.messageId || words.queueId || words.host || words.ip)
        page(u"messages"_s, u"messages"_s, tr("Messages with %1").arg(text), {}, { { u"text"_s, text } });
    return found;
}

void Finder::answer(const QString &text, const itemmodels::StoreHits &hits)
{
    QList<SearchHit> found = messageHits(hits);
    if (hits.knownLogin)
        found << SearchHit { u"login."_s + text, tr("Logins"), u"user"_s, text,
                             tr("%1 failed, %2 good, at any time").arg(QLocale().toString(hits.failedLogins), QLocale().toString(hits.goodLogins)), {},
                             [this, text](bool) { m_window.openLogin(text); } };
    found += filteredPages(text);
    QString classified;
    if (hits.nodesOfQueueId > 0)
        classified = tr("Queue id, found on %n node(s)", nullptr, hits.nodesOfQueueId);
    else if (hits.searchByAddressOff)
        classified = tr("Search by address is off: this store's key is not on this computer.");
    else if (hits.refusals > 0 && hits.messages.isEmpty())
        classified = tr("No message, but refused %n time(s)", nullptr, int(hits.refusals));
    else if (hits.refusals > 0)
        classified = tr("Also refused %n time(s)", nullptr, int(hits.refusals));
    else if (hits.words.address && hits.messages.isEmpty() && !hits.knownLogin)
        classified = tr("An address that no kept message names");
    else if (hits.knownSource)
        classified = tr("Client address: %1 failed logins, %2 good, at any time").arg(QLocale().toString(hits.failedLogins), QLocale().toString(hits.goodLogins));
    else if (hits.words.queueId && hits.messages.isEmpty() && !hits.knownLogin)
        classified = tr("May be a queue id, but no kept message has it");
    else if (found.isEmpty() && instant(text).isEmpty())
        classified = tr("Nothing found. Known are pages, commands, nodes, and of the mail: queue ids, Message-IDs, whole addresses, client addresses, domains and logins.");
    m_palette.addHits(text, found, classified);
}

} // namespace bw::shell
