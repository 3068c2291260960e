// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/endpointcommands.h"

#include <QDateTime>
#include <QMap>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using smtp::EndpointLook;
using smtp::RelayProbe;

namespace {

enum class Form : std::uint8_t { Clear, Best, Handshake, Versions, Injection, Early, Relays, Odd, Logins };

/// What is said for a field; @ is a domain of the server's, ? a random name.
struct Asked
{
    Form form = Form::Clear;
    QStringList lines {};
    smtp::Answer EndpointLook::*answer = nullptr;
};

const QMap<QString, Asked> &asked()
{
    static const QMap<QString, Asked> all {
        { u"banner"_s, { Form::Clear, {}, &EndpointLook::greeting } },
        { u"keywords"_s, { Form::Clear, {}, &EndpointLook::ehlo } },
        { u"auth_clear"_s, { Form::Clear, {}, &EndpointLook::ehlo } },
        { u"starttls"_s, { Form::Clear, {}, &EndpointLook::ehlo } },
        { u"max_size"_s, { Form::Clear, {}, &EndpointLook::ehlo } },
        { u"keywords_tls"_s, { Form::Best, {}, &EndpointLook::ehloTls } },
        { u"auth_tls"_s, { Form::Best, {}, &EndpointLook::ehloTls } },
        { u"auth_plain_clear"_s, { Form::Clear, { u"AUTH PLAIN"_s, u"*"_s }, &EndpointLook::authPlainClear } },
        { u"mail_before_tls"_s, { Form::Clear, { u"MAIL FROM:<>"_s, u"RSET"_s }, &EndpointLook::mailBeforeTls } },
        { u"vrfy_known"_s, { Form::Best, { u"VRFY postmaster"_s }, &EndpointLook::vrfyKnown } },
        { u"vrfy_random"_s, { Form::Best, { u"VRFY ?"_s }, &EndpointLook::vrfyRandom } },
        { u"expn"_s, { Form::Best, { u"EXPN postmaster"_s }, &EndpointLook::expn } },
        { u"etrn"_s, { Form::Best, { u"ETRN breakwater-probe.example"_s }, &EndpointLook::etrn } },
        { u"postmaster"_s, { Form::Best, { u"MAIL FROM:<>"_s, u"RCPT TO:<postmaster@>"_s, u"RSET"_s }, &EndpointLook::postmaster } },
        { u"abuse"_s, { Form::Best, { u"MAIL FROM:<>"_s, u"RCPT TO:<abuse@>"_s, u"RSET"_s }, &EndpointLook::abuse } },
        { u"random_recipient"_s, { Form::Best, { u"MAIL FROM:<>"_s, u"RCPT TO:<?@>"_s, u"RSET"_s }, &EndpointLook::randomRecipient } },
        { u"rcpt_without_login"_s, { Form::Best, { u"MAIL FROM:<>"_s, u"RCPT TO:<postmaster@>"_s, u"RSET"_s }, &EndpointLook::rcptWithoutLogin } },
        { u"relays"_s, { Form::Relays, {}, nullptr } },
        { u"odd_local_parts"_s, { Form::Odd, {}, nullptr } },
        { u"injection"_s, { Form::Injection, {}, &EndpointLook::injection } },
        { u"early_mail"_s, { Form::Early, {}, &EndpointLook::earlyMail } },
        { u"auth_over_limit"_s, { Form::Logins, {}, &EndpointLook::authOverLimit } },
        { u"handshake"_s, { Form::Handshake, {}, nullptr } },
        { u"certificate_valid"_s, { Form::Handshake, {}, nullptr } },
        { u"not_after"_s, { Form::Handshake, {}, nullptr } },
        { u"not_before"_s, { Form::Handshake, {}, nullptr } },
        { u"key_type"_s, { Form::Handshake, {}, nullptr } },
        { u"key_bits"_s, { Form::Handshake, {}, nullptr } },
        { u"chain_hashes"_s, { Form::Handshake, {}, nullptr } },
        { u"public_issuer"_s, { Form::Handshake, {}, nullptr } },
        { u"sha1_exchange"_s, { Form::Handshake, { u"-tls1_2"_s }, nullptr } },
        { u"versions"_s, { Form::Versions, {}, nullptr } },
        { u"suites"_s, { Form::Versions, {}, nullptr } },
        { u"compression"_s, { Form::Versions, {}, nullptr } },
        { u"insecure_renegotiation"_s, { Form::Versions, {}, nullptr } },
    };
    return all;
}

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString hostOf(const EndpointLook &look)
{
    return look.endpoint.address.isEmpty() ? look.endpoint.host : look.endpoint.address;
}

QString placeOf(const EndpointLook &look)
{
    const QString host = hostOf(look);
    return quoted((host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(look.endpoint.port));
}

QString openssl(const EndpointLook &look, const QString &more)
{
    return u"openssl s_client%1 -connect %2 -servername %3%4"_s.arg(
        look.endpoint.hasImplicitTls() ? QString() : u" -starttls smtp -name "_s + quoted(look.ehloName), placeOf(look), quoted(look.certificateName), more);
}

/// Where lines go: into TLS where there is TLS and it is wanted.
QString pipeOf(const EndpointLook &look, bool isWithin)
{
    if (look.endpoint.hasImplicitTls() || (isWithin && look.offersStartTls()))
        return openssl(look, u" -quiet"_s);
    return u"nc %1 %2"_s.arg(quoted(hostOf(look))).arg(look.endpoint.port);
}

QString saying(const EndpointLook &look, QStringList lines, bool isWithin)
{
    lines.prepend(u"EHLO "_s + look.ehloName);
    lines << u"QUIT"_s;
    for (QString &line : lines)
        line = quoted(line);
    return u"for line in %1; do sleep 1; printf '%s\\r\\n' \"$line\"; done | %2"_s.arg(lines.join(u' '), pipeOf(look, isWithin));
}

QStringList filledIn(const EndpointLook &look, QStringList lines)
{
    for (QString &line : lines)
        line.replace(u"@>"_s, look.localDomain.isEmpty() ? u">"_s : u'@' + look.localDomain + u'>').replace(u'?', u"bw-no-such-name-4w7q"_s);
    return lines;
}

QString relaying(const EndpointLook &look, bool isOdd)
{
    QStringList lines;
    for (const RelayProbe &probe : look.relays)
        if (probe.isOdd == isOdd)
            lines << u"MAIL FROM:<%1>"_s.arg(probe.from) << u"RCPT TO:<%1>"_s.arg(probe.to) << u"RSET"_s;
    return saying(look, lines, true);
}

QString injecting(const EndpointLook &look)
{
    const QString code = u"import socket,ssl\ns=socket.create_connection((\"%1\",%2),9)\nhear=lambda:print(s.recv(4096).decode())\nhear();s.sendall(b\"EHLO %3\\r\\n\")\nhear();s.sendall(b\"STARTTLS\\r\\nNOOP\\r\\n\")\nhear();t=ssl._create_unverified_context().wrap_socket(s)\nt.settimeout(3)\nprint(t.recv(4096).decode())"_s
                             .arg(hostOf(look)).arg(look.endpoint.port).arg(look.ehloName);
    return u"python3 -c "_s + quoted(code);
}

QString timeOf(core::UtcMicros time)
{
    return QDateTime::fromSecsSinceEpoch(time / core::microsPerSecond, Qt::UTC).toString(Qt::ISODate);
}

QString textOf(const std::string &bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

QString handshakeTalk(const EndpointLook &look)
{
    const smtp::TlsLook &tls = look.tls;
    QStringList lines;
    if (tls.handshake)
        lines << (tls.handshake->isComplete ? u"%1 %2 %3"_s.arg(textOf(std::string(tls::wordOf(tls::Version(tls.handshake->version)))), textOf(tls.handshake->suite), textOf(tls.handshake->group))
                                            : textOf(tls.handshake->failure));
    for (std::size_t i = 0; i < tls.chain.size(); ++i) {
        const tls::CertificateFacts &one = tls.chain[i];
        QStringList names;
        for (const std::string &name : one.names)
            names << textOf(name);
        lines << u"%1 s:%2"_s.arg(i).arg(textOf(one.subject)) << u"  i:%1"_s.arg(textOf(one.issuer)) << u"  names: %1"_s.arg(names.mid(0, 20).join(u", "_s))
              << u"  %1 %2, %3; %4 to %5"_s.arg(textOf(one.keyKind)).arg(one.keyBits).arg(textOf(one.signatureAlgorithm), timeOf(one.notBefore), timeOf(one.notAfter))
              << u"  sha256 %1"_s.arg(textOf(one.sha256));
    }
    if (tls.verdict)
        lines << (tls.verdict->error == 0 ? u"verify: OK"_s : u"verify: %1 at depth %2"_s.arg(textOf(tls.verdict->errorText)).arg(tls.verdict->errorDepth))
              << u"name %1: %2"_s.arg(look.certificateName, tls.verdict->isNameRight ? u"matches"_s : u"does not match"_s);
    return lines.join(u'\n');
}

QString versionsTalk(const EndpointLook &look)
{
    if (!look.tls.probe)
        return look.tls.probeProblem;
    const tls::Picture &picture = look.tls.probe->picture;
    const auto word = [](tls::Seen seen) { return seen == tls::Seen::Yes ? u"yes"_s : seen == tls::Seen::No ? u"no"_s : seen == tls::Seen::Moot ? u"-"_s : u"?"_s; };
    QStringList lines;
    for (const tls::VersionFacts &facts : picture.versions) {
        lines << textOf(std::string(tls::wordOf(facts.version))) + u": "_s + word(facts.offered);
        for (const tls::Code code : facts.suites.codes)
            lines << u"  "_s + textOf(tls::suiteName(code));
    }
    lines << u"secure renegotiation: "_s + word(picture.secureRenegotiation) << u"compression: "_s + word(picture.compression);
    return lines.join(u'\n');
}

} // namespace

const QStringList &fieldsWithTalk()
{
    static const QStringList fields = asked().keys() << u"bare_endings"_s;
    return fields;
}

QString commandFor(const EndpointLook &look, const QString &field)
{
    const Asked how = asked().value(field);
    switch (how.form) {
    case Form::Clear:
        return saying(look, filledIn(look, how.lines), false);
    case Form::Best:
        return saying(look, filledIn(look, how.lines), true);
    case Form::Handshake:
        return openssl(look, u" -verify_hostname %1 -showcerts%2 </dev/null"_s.arg(quoted(look.certificateName), how.lines.isEmpty() ? QString() : u' ' + how.lines.first()));
    case Form::Versions:
        return u"sslscan --show-cipher-ids%1 %2"_s.arg(look.endpoint.hasImplicitTls() ? QString() : u" --starttls-smtp"_s, placeOf(look));
    case Form::Injection:
        return injecting(look);
    case Form::Early:
        return u"(sleep 2; printf 'EHLO %1\\r\\nMAIL FROM:<>\\r\\n'; sleep 2; printf 'QUIT\\r\\n') | %2"_s.arg(look.ehloName, pipeOf(look, false));
    case Form::Relays:
        return relaying(look, false);
    case Form::Odd:
        return relaying(look, true);
    case Form::Logins: {
        QStringList lines;
        for (int i = 0; i < 11; ++i)
            lines << u"AUTH PLAIN"_s << u"*"_s;
        return saying(look, lines, true);
    }
    }
    return {};
}

QString talkOf(const EndpointLook &look, const QString &field)
{
    if (field == u"bare_endings")
        return look.bareEndingsTalk;
    const Asked how = asked().value(field);
    if (how.answer) {
        const smtp::Answer &answer = look.*how.answer;
        return answer.talk.isEmpty() && look.endpoint.hasImplicitTls() && how.answer == &EndpointLook::ehlo ? look.ehloTls.talk : answer.talk;
    }
    if (how.form == Form::Handshake)
        return handshakeTalk(look);
    if (how.form == Form::Versions)
        return versionsTalk(look);
    QStringList talks;
    for (const RelayProbe &probe : look.relays)
        if (probe.isOdd == (how.form == Form::Odd))
            talks << probe.answer.talk;
    return talks.join(u'\n').trimmed();
}

} // namespace bw::assessment
