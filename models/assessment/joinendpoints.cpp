// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/endpointcommands.h"
#include "models/assessment/endpointevidence.h"
#include "models/assessment/tr.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;
using smtp::EndpointLook;

namespace {

/// What was seen of one address.
struct Seen
{
    const EndpointLook *look = nullptr;
    QMap<QString, Value> fields {};
};

QList<Seen> seenOf(const posture::Registry &registry, const QList<EndpointLook> &looks, const QString &host)
{
    QList<Seen> all;
    for (const EndpointLook &look : looks)
        if (look.endpoint.role == smtp::Role::Mx && look.endpoint.host.compare(host, Qt::CaseInsensitive) == 0)
            all << Seen { &look, endpointValue(registry, look).fields };
    return all;
}

using Take = std::function<Value(const Seen &)>;

/// A no of one decides; else something unknown leaves it unknown.
Value ofAll(const QList<Seen> &seen, const Take &take)
{
    Value all = Value::truth(true);
    for (const Seen &one : seen) {
        const Value value = take(one);
        if (value.isKnown() && !value.isTrue())
            return value;
        if (!value.isKnown())
            all = value;
    }
    return all;
}

Value inverse(const Value &value)
{
    return value.isKnown() ? Value::truth(!value.isTrue()) : value;
}

Value ofAny(const QList<Seen> &seen, const Take &take)
{
    return inverse(ofAll(seen, [&](const Seen &one) { return inverse(take(one)); }));
}

Take field(const QString &name)
{
    return [name](const Seen &one) { return one.fields.value(name); };
}

/// A list has one of these; a known list that has none does not.
Take has(const QString &name, const std::function<bool(const QString &)> &is)
{
    return [name, is](const Seen &one) {
        const Value list = one.fields.value(name);
        if (!list.isKnown())
            return list.isAbsent() ? Value::truth(false) : list;
        const auto open = std::ranges::find_if(list.items, &Value::isUnknown);
        const bool isThere = std::ranges::any_of(list.items, [&](const Value &item) { return item.isKnown() && is(item.text); });
        return isThere || open == list.items.end() ? Value::truth(isThere) : *open;
    };
}

Value answers(const Seen &one)
{
    if (one.look->problem.isEmpty() || one.look->greeting.code != 0) // also who says "not now" answers
        return Value::truth(true);
    return one.look->isRefused ? Value::truth(false) : Value::unknown(one.look->problem);
}

bool matchesDane(const Seen &one, bool isOnlyEe)
{
    const auto &verdict = one.look->tls.verdict;
    for (std::size_t i = 0; verdict && i < verdict->tlsa.size() && i < one.look->tlsa.size(); ++i)
        if (verdict->tlsa[i] == tls::TlsaMatch::Yes && (!isOnlyEe || one.look->tlsa[i].usage == 3))
            return true;
    return verdict && !isOnlyEe && verdict->isDaneRight;
}

Take dane(bool isOnlyEe)
{
    return [isOnlyEe](const Seen &one) {
        if (one.look->tlsa.empty())
            return Value::truth(false);
        return one.look->tls.verdict ? Value::truth(matchesDane(one, isOnlyEe)) : Value::unknown(one.look->problem.isEmpty() ? one.look->tls.handshakeProblem : one.look->problem);
    };
}

/// The first value of the addresses that is a known one; else why the first is not.
Value firstKnown(const QList<Seen> &seen, const QString &name)
{
    for (const Seen &one : seen)
        if (const Value value = one.fields.value(name); value.isKnown())
            return value;
    return seen.first().fields.value(name);
}

/// Of several the one that takes what is not there, if one does.
Value worstRecipient(const QList<Seen> &seen)
{
    for (const Seen &one : seen)
        if (const Value value = one.fields.value(u"random_recipient"_s); value.isKnown() && value.number < 400)
            return value;
    return firstKnown(seen, u"random_recipient"_s);
}

Value allEndings(const QList<Seen> &seen)
{
    QStringList endings;
    for (const Seen &one : seen) {
        const Value value = one.fields.value(u"bare_endings"_s);
        if (!value.isKnown())
            return value;
        for (const Value &item : value.items)
            if (!endings.contains(item.text))
                endings << item.text;
    }
    return Value::ofTexts(endings);
}

Value firstToEnd(const QList<Seen> &seen)
{
    Value first = firstKnown(seen, u"not_after"_s);
    for (const Seen &one : seen)
        if (const Value end = one.fields.value(u"not_after"_s); end.isKnown() && first.isKnown() && end.number < first.number)
            first = end;
    return first;
}

void joinMxHost(Value &host, const QList<Seen> &seen)
{
    static const QRegularExpression garbled(u"^X{4,}.?$"_s);
    QMap<QString, Value> &to = host.fields;
    to[u"answers"_s] = ofAll(seen, answers);
    to[u"starttls"_s] = ofAll(seen, field(u"starttls"_s));
    to[u"handshake"_s] = ofAll(seen, field(u"handshake"_s));
    to[u"garbled"_s] = ofAny(seen, has(u"keywords"_s, [](const QString &word) { return garbled.match(word).hasMatch(); }));
    to[u"legacy_tls"_s] = ofAny(seen, has(u"versions"_s, [](const QString &version) { return version != u"TLSv1.2" && version != u"TLSv1.3"; }));
    to[u"certificate_valid"_s] = ofAll(seen, field(u"certificate_valid"_s));
    to[u"certificate_ends"_s] = firstToEnd(seen);
    to[u"certificate_problem"_s] = firstKnown(seen, u"certificate_problem"_s);
    to[u"dane_ee"_s] = ofAll(seen, dane(true));
    to[u"open_relay"_s] = ofAny(seen, has(u"relays"_s, [](const QString &) { return true; }));
    to[u"random_recipient"_s] = worstRecipient(seen);
    to[u"bare_endings"_s] = allEndings(seen);
}

void joinTlsaHost(Value &host, const QList<Seen> &seen)
{
    if (std::ranges::all_of(seen, [](const Seen &one) { return one.look->tlsa.empty(); }))
        return; // none was there to be held against
    host.fields[u"matches"_s] = ofAll(seen, dane(false));
    Value due = Value::absent();
    for (const Seen &one : seen) {
        const Value date = one.fields.value(u"not_after"_s);
        if (!due.isKnown() || (date.isKnown() && date.number < due.number))
            due = date;
    }
    host.fields[u"rolls_over"_s] = due;
}

/// To the way that the list was got comes how its servers were asked.
void addSource(posture::Evidence &evidence, const QString &list, const QList<Seen> &seen)
{
    static const QStringList shown { u"keywords"_s, u"handshake"_s, u"versions"_s, u"relays"_s, u"random_recipient"_s };
    posture::Source source = evidence.sources.value(list, evidence.sources.value(QString()));
    for (const Seen &one : seen)
        for (const QString &name : shown) {
            const QString talk = one.look->problem.isEmpty() ? talkOf(*one.look, name) : one.look->problem;
            source.how += u'\n' + commandFor(*one.look, name);
            source.raw += u"\n\n"_s + one.fields.value(u"name"_s).text + u'\n' + talk;
            if (!one.look->problem.isEmpty())
                break;
        }
    source.raw = cutRaw(source.raw);
    evidence.sources.insert(list, source);
}

void joinList(const posture::Registry &registry, posture::Evidence &evidence, const QList<EndpointLook> &looks, void (*join)(Value &, const QList<Seen> &))
{
    auto hosts = evidence.record.fields.find(u"hosts"_s);
    if (!evidence.record.isKnown() || hosts == evidence.record.fields.end() || !hosts->isKnown())
        return;
    for (Value &host : hosts->items) {
        const QList<Seen> seen = seenOf(registry, looks, host.label());
        if (seen.isEmpty())
            continue;
        join(host, seen);
        addSource(evidence, u"hosts"_s, seen);
    }
}

void joinRoleMailboxes(const posture::Registry &registry, Kinds &kinds, const QList<EndpointLook> &looks, core::UtcMicros taken)
{
    const posture::Evidence before = kinds.value(u"role_mailboxes"_s);
    const EndpointLook *asked = nullptr;
    for (const EndpointLook &look : looks)
        if (look.endpoint.role == smtp::Role::Mx && look.domains.contains(look.localDomain) && (!asked || (!asked->postmaster.isKnown() && look.postmaster.isKnown())))
            asked = &look;
    if (!asked)
        return;
    const Value seen = endpointValue(registry, *asked);
    RecordBuilder builder(registry, u"role_mailboxes"_s, taken, Tr::tr("Not looked at"));
    for (auto it = before.record.fields.cbegin(); it != before.record.fields.cend(); ++it)
        builder.set(it.key(), it.value());
    for (auto it = before.sources.cbegin(); it != before.sources.cend(); ++it)
        builder.source(it.key(), it.value());
    for (const QString &name : { u"postmaster"_s, u"abuse"_s })
        builder.set(name, seen.fields.value(name)).source(name, { commandFor(*asked, name), talkOf(*asked, name), {} });
    kinds.insert(u"role_mailboxes"_s, builder.take());
}

} // namespace

void joinEndpoints(const posture::Registry &registry, Kinds &kinds, const QList<EndpointLook> &looks, core::UtcMicros taken)
{
    if (const auto mx = kinds.find(u"mx"_s); mx != kinds.end())
        joinList(registry, *mx, looks, joinMxHost);
    if (const auto dane = kinds.find(u"dane"_s); dane != kinds.end())
        joinList(registry, *dane, looks, joinTlsaHost);
    joinRoleMailboxes(registry, kinds, looks, taken);
}

} // namespace bw::assessment
