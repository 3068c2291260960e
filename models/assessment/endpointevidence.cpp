// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/endpointevidence.h"

#include "models/assessment/endpointcommands.h"
#include "models/assessment/tr.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;
using smtp::Answer;
using smtp::EndpointLook;
using smtp::RelayProbe;

namespace {

QString notAsked()
{
    return Tr::tr("Not asked");
}

QString whyNot(const Answer &answer)
{
    return answer.unknown.isEmpty() ? notAsked() : answer.unknown;
}

/// The code of a reply. \p closed: what an ended connection counts as.
Value numberOf(const Answer &answer, std::optional<int> closed = {})
{
    if (!answer.isKnown())
        return Value::unknown(whyNot(answer));
    if (answer.code != 0)
        return Value::ofNumber(answer.code);
    return closed ? Value::ofNumber(*closed) : Value::unknown(Tr::tr("The server ended the connection instead of an answer"));
}

Value truthOf(std::optional<bool> is, const QString &why)
{
    return is ? Value::truth(*is) : Value::unknown(why.isEmpty() ? notAsked() : why);
}

/// What the probe saw; where it saw nothing of it, or not all, \p why.
Value truthOf(tls::Seen seen, const QString &why)
{
    return seen == tls::Seen::Unknown ? Value::unknown(why) : Value::truth(seen == tls::Seen::Yes);
}

Value date(core::UtcMicros time)
{
    return Value::ofNumber(double(time / core::microsPerSecond), posture::Type::Date);
}

QString latin(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString relayInWords(const RelayProbe &probe)
{
    //: %1 is the sender, %2 the recipient of a probe, %3 the reply.
    return Tr::tr("from <%1> to <%2>: %3").arg(probe.from, probe.to, probe.answer.reply);
}

Value relaysOf(const EndpointLook &look)
{
    QStringList accepted;
    for (const RelayProbe &probe : look.relays)
        if (!probe.isOdd && probe.told == RelayProbe::Told::Accepted)
            accepted << relayInWords(probe);
    if (!accepted.isEmpty())
        return Value::ofTexts(accepted);
    if (look.relays.isEmpty())
        return Value::unknown(notAsked());
    for (const RelayProbe &probe : look.relays)
        if (!probe.isOdd && probe.told == RelayProbe::Told::Nothing)
            return Value::unknown(probe.answer.isKnown() ? Tr::tr("The reply does not tell whether it relays: %1").arg(relayInWords(probe)) : whyNot(probe.answer));
    return Value::ofTexts({});
}

Value oddPartsOf(const EndpointLook &look)
{
    QStringList accepted;
    bool isAsked = false;
    for (const RelayProbe &probe : look.relays) {
        isAsked |= probe.isOdd;
        if (probe.isOdd && probe.told == RelayProbe::Told::Accepted)
            accepted << probe.to;
    }
    return isAsked ? Value::ofTexts(accepted) : Value::unknown(Tr::tr("No domain is known that it takes mail for"));
}

/// What is wrong with a certificate; empty: nothing.
QString certificateProblem(const EndpointLook &look)
{
    const tls::ChainVerdict &verdict = *look.tls.verdict;
    QStringList problems;
    if (!verdict.isInTime)
        problems << (look.tls.chain.front().notAfter < look.taken ? Tr::tr("it has expired") : Tr::tr("it is not valid yet"));
    if (!verdict.isNameRight)
        problems << Tr::tr("it does not name %1").arg(look.certificateName);
    if (!verdict.isTrusted && verdict.isInTime)
        problems << Tr::tr("its chain is not trusted: %1").arg(latin(verdict.errorText));
    if (verdict.ocsp == tls::OcspState::Revoked)
        problems << Tr::tr("it is revoked");
    return problems.join(u"; "_s);
}

/// Everything of it, in clear or within TLS: nothing else is known of an endpoint with a problem.
class Filler final
{
public:
    Filler(const EndpointLook &look, QMap<QString, Value> &fields)
        : m_look(look)
        , m_fields(fields)
        , m_hasTls(look.endpoint.hasImplicitTls() || look.offersStartTls())
    {
    }

    void conversations()
    {
        const bool isImplicit = m_look.endpoint.hasImplicitTls();
        m_fields[u"banner"_s] = m_look.greeting.code ? Value::ofText(m_look.banner) : Value::unknown(whyNot(m_look.greeting));
        m_fields[u"implicit_tls"_s] = Value::truth(isImplicit);
        m_fields[u"starttls"_s] = Value::truth(!isImplicit && m_look.offersStartTls());
        m_fields[u"keywords"_s] = isImplicit ? Value::absent() : Value::ofTexts(m_look.keywords);
        m_fields[u"auth_clear"_s] = isImplicit ? Value::absent() : Value::ofTexts(m_look.authClear);
        const auto within = [this](const QStringList &words) {
            return !m_hasTls ? Value::absent() : m_look.ehloTls.isKnown() ? Value::ofTexts(words) : Value::unknown(whyNot(m_look.ehloTls));
        };
        m_fields[u"keywords_tls"_s] = within(m_look.keywordsTls);
        m_fields[u"auth_tls"_s] = within(m_look.authTls);
        m_fields[u"auth_plain_clear"_s] = isImplicit ? Value::absent() : numberOf(m_look.authPlainClear, 0);
        m_fields[u"mail_before_tls"_s] = isImplicit ? Value::absent() : numberOf(m_look.mailBeforeTls);
        m_fields[u"early_mail"_s] = isImplicit ? Value::absent() : numberOf(m_look.earlyMail, 0);
        m_fields[u"injection"_s] = isImplicit || !m_look.offersStartTls() ? Value::absent()
            : m_look.injection.isKnown()                                   ? Value::truth(m_look.injection.code != 0)
                                                                           : Value::unknown(whyNot(m_look.injection));
        m_fields[u"vrfy_known"_s] = numberOf(m_look.vrfyKnown);
        m_fields[u"vrfy_random"_s] = numberOf(m_look.vrfyRandom);
        m_fields[u"expn"_s] = numberOf(m_look.expn);
        m_fields[u"etrn"_s] = numberOf(m_look.etrn);
        m_fields[u"rcpt_without_login"_s] = numberOf(m_look.rcptWithoutLogin);
        m_fields[u"random_recipient"_s] = numberOf(m_look.randomRecipient);
        m_fields[u"postmaster"_s] = numberOf(m_look.postmaster);
        m_fields[u"abuse"_s] = numberOf(m_look.abuse);
        m_fields[u"auth_over_limit"_s] = numberOf(m_look.authOverLimit, 0);
        m_fields[u"relays"_s] = relaysOf(m_look);
        m_fields[u"odd_local_parts"_s] = oddPartsOf(m_look);
        m_fields[u"bare_endings"_s] = m_look.bareEndings ? Value::ofTexts(*m_look.bareEndings) : Value::unknown(m_look.bareEndingsUnknown.isEmpty() ? notAsked() : m_look.bareEndingsUnknown);
        m_fields[u"max_size"_s] = m_look.maxSize ? Value::ofNumber(double(*m_look.maxSize)) : Value::absent();
    }

    void tls()
    {
        static const QStringList ofTls { u"versions"_s, u"suites"_s, u"compression"_s, u"insecure_renegotiation"_s, u"sha1_exchange"_s, u"key_type"_s, u"key_bits"_s, u"chain_hashes"_s,
            u"certificate_valid"_s, u"certificate_problem"_s, u"not_before"_s, u"not_after"_s, u"public_issuer"_s };
        if (!m_hasTls) {
            m_fields[u"handshake"_s] = Value::truth(false);
            for (const QString &name : ofTls)
                m_fields[name] = Value::absent();
            return;
        }
        m_fields[u"handshake"_s] = m_look.tls.handshake ? Value::truth(m_look.tls.handshake->isComplete) : Value::unknown(m_look.tls.handshakeProblem);
        picture();
        certificate();
    }

private:
    void picture()
    {
        const smtp::TlsLook &tls = m_look.tls;
        const QString why = tls.probeProblem.isEmpty() ? Tr::tr("Not every question about TLS was answered") : tls.probeProblem;
        QStringList versions, suites;
        bool areVersionsKnown = tls.probe.has_value(), areSuitesKnown = areVersionsKnown;
        for (const tls::VersionFacts &facts : tls.probe ? tls.probe->picture.versions : std::vector<tls::VersionFacts>()) {
            areVersionsKnown = areVersionsKnown && facts.offered != tls::Seen::Unknown;
            if (facts.offered != tls::Seen::Yes)
                continue;
            areSuitesKnown = areSuitesKnown && (facts.suites.isWhole || facts.version == tls::Version::Ssl2);
            versions << latin(tls::wordOf(facts.version));
            for (const tls::Code code : facts.suites.codes)
                if (const QString name = latin(tls::suiteName(code)); !suites.contains(name))
                    suites << name;
        }
        // What was seen counts, though there may be more: an old version decides alone.
        const auto seen = [&why](const QStringList &texts, bool isAll) {
            Value list = Value::ofTexts(texts);
            if (!isAll)
                list.items << Value::unknown(why);
            return isAll || !texts.isEmpty() ? list : Value::unknown(why);
        };
        m_fields[u"versions"_s] = seen(versions, areVersionsKnown);
        m_fields[u"suites"_s] = seen(suites, areVersionsKnown && areSuitesKnown);
        m_fields[u"compression"_s] = tls.probe ? truthOf(tls.probe->picture.compression, why) : Value::unknown(why);
        m_fields[u"insecure_renegotiation"_s] = truthOf(tls.renegotiatesInsecurely, tls.exchangeProblem);
        m_fields[u"sha1_exchange"_s] = truthOf(tls.isSha1Exchange, tls.exchangeProblem);
    }

    void certificate()
    {
        const smtp::TlsLook &tls = m_look.tls;
        if (tls.chain.empty() || !tls.verdict) {
            const QString why = !tls.handshakeProblem.isEmpty() ? tls.handshakeProblem : Tr::tr("No certificate was shown");
            for (const QString &name : { u"key_type"_s, u"key_bits"_s, u"chain_hashes"_s, u"certificate_valid"_s, u"certificate_problem"_s, u"not_before"_s, u"not_after"_s, u"public_issuer"_s })
                m_fields[name] = Value::unknown(why);
            return;
        }
        const tls::CertificateFacts &own = tls.chain.front();
        m_fields[u"key_type"_s] = Value::ofText(latin(own.keyKind));
        m_fields[u"key_bits"_s] = Value::ofNumber(own.keyBits);
        QStringList hashes;
        for (std::size_t i = 0; i < tls.chain.size(); ++i)
            if (!tls.chain[i].digest.empty() && (i == 0 || !tls.chain[i].isSelfSigned)) // a root's is never looked at
                hashes << latin(tls.chain[i].digest);
        m_fields[u"chain_hashes"_s] = Value::ofTexts(hashes);
        const QString problem = certificateProblem(m_look);
        m_fields[u"certificate_valid"_s] = Value::truth(problem.isEmpty());
        m_fields[u"certificate_problem"_s] = problem.isEmpty() ? Value::absent() : Value::ofText(problem);
        m_fields[u"not_before"_s] = date(own.notBefore);
        m_fields[u"not_after"_s] = date(own.notAfter);
        m_fields[u"public_issuer"_s] = truthOf(tls.isPublic, Tr::tr("No authority of the system's vouches for it"));
    }

    const EndpointLook &m_look;
    QMap<QString, Value> &m_fields;
    const bool m_hasTls;
};

QString nameOf(const smtp::Endpoint &endpoint)
{
    const QString at = endpoint.address.contains(u':') ? u'[' + endpoint.address + u']' : endpoint.address;
    const QString port = QString::number(endpoint.port);
    if (endpoint.address.isEmpty() || endpoint.address == endpoint.host)
        return (endpoint.host.contains(u':') ? u'[' + endpoint.host + u']' : endpoint.host) + u':' + port;
    return endpoint.host + u' ' + at + u':' + port;
}

} // namespace

Value endpointValue(const posture::Registry &registry, const EndpointLook &look)
{
    QMap<QString, Value> fields { { u"name"_s, Value::ofText(nameOf(look.endpoint)) }, { u"port"_s, Value::ofNumber(look.endpoint.port) },
        { u"role"_s, Value::ofText(wordOf(look.endpoint.role)) } };
    if (look.problem.isEmpty()) {
        Filler filler(look, fields);
        filler.conversations();
        filler.tls();
    } else if (look.greeting.code != 0) {
        fields[u"banner"_s] = Value::ofText(look.banner);
    }
    return elementOf(registry, u"smtp_endpoint"_s, fields, look.problem.isEmpty() ? notAsked() : look.problem);
}

posture::Evidence evidenceOfEndpoints(const posture::Registry &registry, const QList<EndpointLook> &looks, const QList<int> &refused, core::UtcMicros taken)
{
    RecordBuilder builder(registry, u"smtp"_s, taken, notAsked());
    QList<Value> endpoints, ports;
    for (const EndpointLook &look : looks)
        if (!look.isRefused)
            endpoints << endpointValue(registry, look);
    for (const int port : refused)
        ports << Value::ofNumber(port);
    builder.set(u"endpoints"_s, Value::list(endpoints)).set(u"refused"_s, Value::list(ports));
    QStringList how, raw;
    for (const EndpointLook &look : looks) {
        how << commandFor(look, {});
        raw << nameOf(look.endpoint) + u'\n' + (look.problem.isEmpty() ? look.greeting.talk : look.problem);
    }
    builder.source(u"endpoints"_s, { how.join(u'\n'), raw.join(u"\n\n"_s), {} });
    builder.source(u"refused"_s, { how.join(u'\n'), raw.join(u"\n\n"_s), {} });
    for (const QString &field : fieldsWithTalk()) {
        QStringList commands, talks;
        for (const EndpointLook &look : looks)
            if (const QString talk = talkOf(look, field); !talk.isEmpty()) {
                commands << commandFor(look, field);
                talks << nameOf(look.endpoint) + u'\n' + talk;
            }
        if (!talks.isEmpty())
            builder.source(u"endpoints."_s + field, { commands.join(u'\n'), talks.join(u"\n\n"_s), {} });
    }
    return builder.take();
}

void sharpenSources(const posture::Catalog &catalog, const Kinds &kinds, QList<posture::Finding> &findings)
{
    static const QRegularExpression field(uR"(\be\.([a-z0-9_]+))"_s);
    const auto sources = kinds.value(u"smtp"_s).sources;
    for (posture::Finding &finding : findings) {
        const posture::Control *control = catalog.find(finding.control);
        const auto used = std::ranges::find(finding.evidence, u"smtp.endpoints"_s, &posture::EvidenceUsed::name);
        if (!control || used == finding.evidence.end())
            continue;
        QStringList names, how, raw;
        for (const posture::Way &way : control->ways)
            for (const posture::Clause &clause : way.by == finding.by ? way.clauses : QList<posture::Clause>())
                for (auto it = field.globalMatch(clause.that.text()); it.hasNext();)
                    names << it.next().captured(1);
        names.removeDuplicates();
        for (const QString &name : std::as_const(names)) {
            const auto source = sources.constFind(u"endpoints."_s + name);
            if (source == sources.cend())
                continue;
            how << source->how.split(u'\n');
            raw << source->raw;
        }
        how.removeDuplicates();
        raw.removeDuplicates();
        if (!how.isEmpty())
            used->source = { how.join(u'\n'), cutRaw(raw.join(u"\n\n"_s)), used->source.where };
    }
}

} // namespace bw::assessment
