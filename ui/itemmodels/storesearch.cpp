// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/storesearch.h"

#include "models/service/session.h"
#include "models/store/queries/loginquery.h"
#include "ui/itemmodels/messagefacts.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace bw::itemmodels {

namespace {

constexpr int hitsOfAKind = 4;

struct Lookup
{
    store::Store store;
    std::shared_ptr<core::KeyedHasher> hasher; ///< null: no search by address
    core::TimeRange everything;
    const std::atomic_bool &cancelled;

    void messages(StoreHits &hits, const QString &how, const store::TraceQuery &query) const
    {
        if (cancelled)
            return;
        store::TraceQuery limited = query;
        limited.limit = hitsOfAKind;
        const auto found = limited.find(store, hasher.get());
        if (!found)
            return;
        QSet<QString> nodes;
        for (const store::MessageSummary &summary : *found) {
            hits.messages << StoreHits::Message { how, summary };
            nodes << summary.node;
        }
        if (how == u"queueId")
            hits.nodesOfQueueId = int(nodes.size());
    }

    void logins(StoreHits &hits, const store::Filter &filter, bool &known) const
    {
        if (cancelled || everything.length() <= 0)
            return;
        store::LoginQuery query;
        query.filter = filter;
        query.filter.range = everything;
        const auto answer = query.run(store);
        if (!answer)
            return;
        hits.failedLogins = answer->totals.failed.value_or(0);
        hits.goodLogins = answer->totals.ok.value_or(0);
        known = hits.failedLogins + hits.goodLogins > 0;
    }

    [[nodiscard]] StoreHits run(const SearchWords &words) const
    {
        StoreHits hits;
        hits.words = words;
        if (words.queueId) {
            store::TraceQuery query;
            query.queueId = words.text;
            messages(hits, u"queueId"_s, query);
        }
        if (words.messageId) {
            store::TraceQuery query;
            query.messageId = words.text;
            messages(hits, u"messageId"_s, query);
        }
        if (words.address) {
            hits.searchByAddressOff = !hasher;
            store::TraceQuery query;
            query.recipient = words.text;
            messages(hits, u"recipient"_s, query);
            store::TraceQuery sent;
            sent.sender = words.text;
            messages(hits, u"sender"_s, sent);
        }
        store::Filter filter;
        if (words.login || words.address) {
            filter.users = { words.text };
            logins(hits, filter, hits.knownLogin);
        } else if (words.ip) {
            filter.sources = { words.text };
            logins(hits, filter, hits.knownSource);
        }
        if (!cancelled)
            hits.refusals = refusalsOf(words, {}, store, hasher.get(), cancelled).size();
        return hits;
    }
};

} // namespace

StoreSearch::StoreSearch(QObject *parent)
    : QObject(parent)
{
}

void StoreSearch::find(service::Session *session, const QString &text, const core::TimeRange &everything)
{
    const SearchWords words = classify(text);
    std::shared_ptr<core::KeyedHasher> hasher = session->makeHasher();
    session->ask(this, "search", [this, words, text, everything, hasher, store = session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const StoreHits hits = Lookup { store, hasher, everything, cancelled }.run(words);
        return [this, text, hits] { Q_EMIT found(text, hits); };
    });
}

} // namespace bw::itemmodels
