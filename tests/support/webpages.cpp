// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/webpages.h"

using namespace Qt::StringLiterals;

namespace bw::test {

WebPages::WebPages(const WorkFolder &folder, const QString &tls)
    : m_folder(folder)
    , m_port(freePort())
{
    m_folder.makeFolder(u"pages"_s);
    m_program = std::make_unique<Program>(u"/usr/bin/python3"_s,
        QStringList { QStringLiteral(BW_SUPPORT_DIR "/webpages.py"), QString::number(m_port), folder.path(tls + u"/cert.pem"_s), folder.path(tls + u"/key.pem"_s), folder.path(u"pages"_s) });
}

void WebPages::add(const QString &host, const QByteArray &head, const QByteArray &body) const
{
    m_folder.write(u"pages/"_s + host, head + '\n' + body);
}

QString WebPages::waitUntilReady() const
{
    if (waitUntil([this] { return portAnswers(m_port); }))
        return {};
    return u"the pages are not served: "_s + QString::fromUtf8(m_program->readErr());
}

} // namespace bw::test
