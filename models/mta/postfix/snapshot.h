// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/mta/questions.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <string>
#include <string_view>

namespace bw::mta::postfix {

extern const Questions questions;

/// An instance of postmulti(1): "postfix-out  mta  y  /etc/postfix-out".
struct Instance
{
    QString name; ///< "postfix" for the only one without a name
    QString configDir;
    bool isEnabled = true;
    bool operator==(const Instance &) const = default;
};
/// Each with a name and a folder of its own. Where several have no name, each is called after its folder ("postfix-out" of
/// /etc/postfix-out), and where two would still share a name, the folder stands behind it: "postfix /srv/postfix".
[[nodiscard]] QList<Instance> instancesFrom(const QByteArray &postmulti);

/// Paths of the certificates that settings name (postconf(5), TLS): never those of keys. A file of smtpd_tls_chain_files holds
/// both; openssl x509 prints the certificate alone.
[[nodiscard]] QStringList certificateFiles(const QByteArray &settings);

/// Where names stand, of what grep -no said of main.cf or master.cf: "/etc/postfix/main.cf:57 smtpd_banner",
/// "/etc/postfix/master.cf:23 submission/inet", "/etc/postfix/master.cf:25 submission/inet/smtpd_tls_security_level". Of a name that
/// stands twice the last counts. This section, "places", is no setting: it is not compared.
[[nodiscard]] QByteArray placesIn(const QString &file, const QByteArray &numbered);

/// Does "127.0.0.1:34567" come and go? A listener on the loopback whose port the kernel gives out by itself (32768 and above, ip(7))
/// is nobody's setting: a test run, a language server, an SSH forwarding. Such are left out of the section host.listeners, so that
/// they make no change; a service that is set to a port that high and listens on the loopback alone is not seen either.
[[nodiscard]] bool isPassingListener(const QByteArray &place);

[[nodiscard]] core::Done takeSnapshot(transport::Route &route, const Asked &asked, fleet::Snapshot &into);

/// The entries of postqueue -j (JSON lines, postqueue(1)) added up; stops after the first fleet::mostQueueEntries. Lines that
/// are none are counted, members that are not known ignored.
class QueueCounter final
{
public:
    explicit QueueCounter(core::UtcMicros now);
    ~QueueCounter();
    /// False: enough.
    bool take(std::string_view bytes);
    [[nodiscard]] fleet::QueueSample finish();
    [[nodiscard]] int badLines() const { return m_badLines; }

private:
    bool takeLine(std::string_view line);
    struct Counts;
    std::unique_ptr<Counts> d;
    std::string m_rest;
    core::UtcMicros m_now;
    int m_badLines = 0;
};

[[nodiscard]] core::Result<fleet::QueueSample> sampleQueue(transport::Route &route, const Asked &asked);

} // namespace bw::mta::postfix
