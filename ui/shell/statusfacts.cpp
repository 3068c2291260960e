// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusfacts.h"

#include "models/core/clock.h"
#include "ui/common/format.h"
#include "ui/itemmodels/storefacts.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/window.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::Mark;

namespace bw::shell {

namespace {

constexpr core::UtcMicros silentAfter = core::microsPerHour;

} // namespace

StatusFacts::StatusFacts(Window &window, const core::Clock &clock, StatusBar &bar)
    : QObject(&window)
    , m_window(window)
    , m_clock(clock)
    , m_bar(bar)
{
    m_timer = new QTimer(this);
    m_timer->setInterval(10'000);
    connect(m_timer, &QTimer::timeout, this, &StatusFacts::update);
    m_timer->start();
    connect(bar.freshness(), &StatusItem::clicked, this, [this] { m_window.showPage(u"coverage"_s); });
    connect(bar.nodes(), &StatusItem::clicked, this, [this] { m_window.showPage(u"coverage"_s); });
    connect(bar.trouble(), &StatusItem::clicked, this, [this] { m_window.openPage(u"fleet"_s, {}, { { u"needsYou"_s, true } }); });
    connect(bar.store(), &StatusItem::clicked, this, [this] { m_window.trigger(u"store"_s); });
    connect(bar.privacy(), &StatusItem::clicked, this, [this] { m_window.openPage(u"settings"_s, {}, { { u"section"_s, u"privacy"_s } }); });
}

void StatusFacts::update()
{
    const itemmodels::StoreFacts *facts = m_window.facts();
    if (!facts || !facts->isKnown()) {
        for (StatusItem *item : { m_bar.freshness(), m_bar.nodes(), m_bar.trouble(), m_bar.store(), m_bar.privacy() })
            item->setFact({});
        return;
    }
    const ui::Format format = m_window.format();
    const core::UtcMicros last = facts->lastHeard(), now = m_clock.now();
    if (last == 0) {
        m_bar.freshness()->setFact(tr("Nothing read yet"), Mark::NotApplicable);
        m_bar.nodes()->setFact({});
    } else {
        const core::UtcMicros age = std::max<core::UtcMicros>(0, now - last);
        const QString when = age < core::microsPerDay ? format.clockWithSeconds(last) : format.stamp(last);
        m_bar.freshness()->setShortFact(format.ago(age / core::microsPerSecond));
        //: %1 is a time, %2 an age ("40 s ago")
        m_bar.freshness()->setFact(tr("Newest line %1, %2").arg(when, format.ago(age / core::microsPerSecond)), age < silentAfter ? Mark::Pass : Mark::Unknown,
                                   tr("The newest log line of any node: %1").arg(format.fullStamp(last)));
        QStringList silentNodes = facts->silentNodes();
        for (const store::NodeCoverage &node : facts->nodes())
            if (node.lastHeard == 0 && !silentNodes.contains(node.node)) // just added
                silentNodes << node.node;
        const qsizetype silent = silentNodes.size();
        const qsizetype all = facts->nodes().size();
        m_bar.nodes()->setShortFact(tr("%1 of %2 heard").arg(all - silent).arg(all));
        m_bar.nodes()->setFact(silent == 0 ? tr("Newest hour: %n node(s) heard", nullptr, int(all)) : tr("Newest hour: %1 of %n nodes heard", nullptr, int(all)).arg(all - silent),
                               silent == 0 ? Mark::None : Mark::NotRead, silent == 0 ? QString() : tr("Not heard in the newest hour: open Coverage") + u'\n' + silentNodes.join(u", "_s));
    }
    if (const QStringList failing = facts->failingNodes(); failing.isEmpty()) {
        m_bar.trouble()->setFact({});
    } else {
        m_bar.trouble()->setShortFact(tr("%1 not read").arg(failing.size()));
        //: %1 of all nodes that are reached from here
        m_bar.trouble()->setFact(tr("%1 of %n nodes cannot be read", nullptr, facts->reachedNodes()).arg(failing.size()), Mark::Fail, tr("%1: open Fleet").arg(failing.join(u", "_s)));
    }
    const store::StoreInfo info = facts->info();
    m_bar.store()->setShortFact(QFileInfo(info.path).fileName());
    m_bar.store()->setFact(tr("%1 · %2 · %3 queue ids kept").arg(QFileInfo(info.path).fileName(), format.bytes(info.bytes), format.shortCount(double(info.messages))),
                           Mark::None, tr("%1\n%2 queue ids have rows here: each accepted message, and each notice and second pass of one").arg(info.path, format.count(info.messages)));
    m_bar.privacy()->setShortFact(info.clearRecipients ? tr("in clear") : tr("keyed hashes"));
    m_bar.privacy()->setFact(info.clearRecipients ? tr("Recipients: kept in clear") : tr("Recipients: keyed hashes"),
                             info.clearRecipients ? Mark::Medium : Mark::None,
                             info.clearRecipients ? tr("The owner of this store keeps addresses of recipients readable")
                                                  : tr("No address of a recipient can be read in this store; searching by the full address works"));
}

} // namespace bw::shell
