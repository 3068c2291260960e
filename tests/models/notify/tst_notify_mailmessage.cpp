// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/mailmessage.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;

class TestNotifyMailMessage final : public QObject
{
    Q_OBJECT

    static QByteArray bytesOf(const QString &subject, const QString &text)
    {
        const auto bytes = notify::mailBytes({ u"breakwater@example.com"_s, u"admin@example.net"_s, subject, text, 1'795'600'800'000'000, "abc.1" });
        return bytes ? *bytes : QByteArray();
    }
    /// Unfolded.
    static QByteArrayList headersOf(const QByteArray &bytes)
    {
        QByteArrayList headers;
        for (const QByteArray &line : bytes.left(bytes.indexOf("\r\n\r\n")).replace("\r\n", "\n").split('\n'))
            if (line.startsWith(' ') && !headers.isEmpty())
                headers.last() += line;
            else
                headers << line;
        return headers;
    }
    static QString decodedBody(const QByteArray &bytes)
    {
        QByteArray body = bytes.mid(bytes.indexOf("\r\n\r\n") + 4), text;
        body.replace("=\r\n", "").replace("\r\n", "\n");
        for (qsizetype i = 0; i < body.size(); ++i)
            if (body.at(i) == '=') {
                text += QByteArray::fromHex(body.mid(i + 1, 2));
                i += 2;
            } else {
                text += body.at(i);
            }
        return QString::fromUtf8(text);
    }

private Q_SLOTS:
    void hasTheHeadersOfTheStandards()
    {
        const QByteArrayList headers = headersOf(bytesOf(u"Breakwater: 1 node silent"_s, u"mx1"_s));
        QCOMPARE(headers,
            (QByteArrayList { "Date: Wed, 25 Nov 2026 10:00:00 +0000", "From: Breakwater <breakwater@example.com>", "To: <admin@example.net>", "Subject: Breakwater: 1 node silent",
                "Message-ID: <abc.1@example.com>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
                "Content-Transfer-Encoding: quoted-printable" }));
    }

    void noTextBreaksOut_data()
    {
        QTest::addColumn<QString>("evil");
        for (const QString &end : { u"\r\n"_s, u"\n"_s, u"\r"_s, u"\u2028"_s, u"\u0085"_s, u"\v"_s, QString(QChar(0)) })
            QTest::addRow("%02x", end.at(0).unicode()) << u"mx1"_s + end + u"Bcc: thief@example.org"_s + end + end + u"body"_s;
        QTest::newRow("encoded word") << u"=?UTF-8?Q?=0D=0ABcc:_thief@example.org?="_s;
        QTest::newRow("long") << u"x Bcc: thief@example.org "_s.repeated(500);
        QTest::newRow("emoji") << u"🙂"_s.repeated(300) + u"\r\nBcc: thief@example.org"_s;
    }
    void noTextBreaksOut()
    {
        QFETCH(QString, evil);
        const QByteArray bytes = bytesOf(evil, evil);
        QVERIFY(!bytes.isEmpty());
        QCOMPARE(headersOf(bytes).size(), 9);
        for (const QByteArray &header : headersOf(bytes))
            QVERIFY2(!header.startsWith("Bcc"), header.constData());
        QByteArray bare = bytes;
        bare.replace("\r\n", "");
        QVERIFY(!bare.contains('\r') && !bare.contains('\n'));
        for (const QByteArray &line : bytes.split('\n'))
            QVERIFY2(line.size() <= 79, line.constData()); // 78 and the CR
        for (const char c : bytes)
            QVERIFY(static_cast<unsigned char>(c) < 0x7f);
    }

    void refusesWhatIsNoAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isOne");
        QTest::newRow("plain") << u"a.b+c@example.com"_s << true;
        for (const QString &bad : { u""_s, u"a"_s, u"@b"_s, u"a@"_s, u"a@b@c"_s, u"a b@c"_s, u"a@b\r\nBcc: x@y"_s, u"a@b,c@d"_s, u"<a@b>"_s, u"-a@b"_s, u"\"a\"@b"_s, u"ä@b"_s, u"a@b\n"_s, u"a@.b"_s, u"a@b..c"_s, u"a@b."_s, u".a@b"_s, u"a"_s.repeated(300) + u"@b"_s })
            QTest::newRow(qPrintable(u"bad "_s + bad.left(20).toHtmlEscaped())) << bad << false;
    }
    void refusesWhatIsNoAddress()
    {
        QFETCH(QString, address);
        QFETCH(bool, isOne);
        QCOMPARE(notify::isMailAddress(address), isOne);
        QCOMPARE(notify::mailBytes({ u"a@example.com"_s, address, {}, {}, 0, {} }).has_value(), isOne);
        QCOMPARE(notify::mailBytes({ address, u"a@example.com"_s, {}, {}, 0, {} }).has_value(), isOne);
    }

    void textComesBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("lines") << u"one\n\n.\n..two \nFrom three\n"_s;
        QTest::newRow("utf-8") << u"Übergröße = 5 €, 東京 🙂\n"_s;
        QTest::newRow("a long line") << u"0123456789 "_s.repeated(100);
        QTest::newRow("long and wide") << u"ü"_s.repeated(400);
    }
    void textComesBack()
    {
        QFETCH(QString, text);
        QCOMPARE(decodedBody(bytesOf(u"x"_s, text)), text + u'\n');
    }

    void subjectComesBack()
    {
        const QString subject = u"Größe: 3 Rechner schweigen, "_s.repeated(4).trimmed();
        QByteArray all;
        for (const QByteArray &word : headersOf(bytesOf(subject, {})).at(3).mid(9).split(' ')) {
            QVERIFY(word.startsWith("=?UTF-8?B?") && word.endsWith("?=") && word.size() <= 75);
            const QByteArray part = QByteArray::fromBase64(word.mid(10, word.size() - 12));
            QVERIFY(!QString::fromUtf8(part).contains(QChar::ReplacementCharacter)); // no letter is cut in two
            all += part;
        }
        QCOMPARE(QString::fromUtf8(all), subject);
    }
};

QTEST_APPLESS_MAIN(TestNotifyMailMessage)
#include "tst_notify_mailmessage.moc"
