// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/openstore.h"

#include "models/crypto/hmachasher.h"
#include "models/secrets/filekeystore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using core::ProblemKind;

class TestOpenStore : public QObject
{
    Q_OBJECT
    core::SystemClock m_clock;
    const QString m_zone = u"Europe/Berlin"_s;

private Q_SLOTS:
    void newStoreComesBackWithItsKey()
    {
        QTemporaryDir dir;
        secrets::FileKeyStore keys(dir.filePath(u"keys"_s));
        const QString path = dir.filePath(u"data/breakwater/fleet.bw"_s);
        core::KeyedHash first;
        {
            const auto made =
                app::openStore(path, store::OpenMode::ReadWrite, app::IfMissing::Create, m_zone, keys, m_clock);
            QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().oneLine()));
            QCOMPARE(made->keyHome.text, keys.pathOf(made->store.keyId()));
            first = made->makeHasher()->hash("ann@example.org");
        }
        const auto opened = app::openStore(path, store::OpenMode::ReadWrite, app::IfMissing::Fail, {}, keys, m_clock);
        QVERIFY(opened.has_value());
        QVERIFY(opened->key);
        QCOMPARE(QString::fromStdString(opened->store.homeZone().name()), m_zone);
        QVERIFY(opened->hasherMaker()()->hash("ann@example.org") == first);
    }

    void missingStoreIsNotMadeUnasked()
    {
        QTemporaryDir dir;
        secrets::FileKeyStore keys(dir.filePath(u"keys"_s));
        const auto opened = app::openStore(
            dir.filePath(u"none.bw"_s), store::OpenMode::ReadWrite, app::IfMissing::Fail, m_zone, keys, m_clock);
        QVERIFY(!opened.has_value());
        QCOMPARE(opened.error().kind, ProblemKind::Missing);
        QVERIFY(QDir(dir.path()).isEmpty());
    }

    void storeWithoutItsKeyOpensAllTheSame()
    {
        QTemporaryDir dir;
        secrets::FileKeyStore keys(dir.filePath(u"keys"_s));
        const QString path = dir.filePath(u"fleet.bw"_s);
        const auto made =
            app::openStore(path, store::OpenMode::ReadWrite, app::IfMissing::Create, m_zone, keys, m_clock);
        QVERIFY(made.has_value());
        secrets::FileKeyStore elsewhere(dir.filePath(u"other"_s));
        const auto opened =
            app::openStore(path, store::OpenMode::ReadWrite, app::IfMissing::Create, m_zone, elsewhere, m_clock);
        QVERIFY(opened.has_value());
        QVERIFY(!opened->key);
        QVERIFY(!opened->makeHasher());
        QVERIFY(!opened->hasherMaker()());
        QCOMPARE(opened->whyNoKey.kind, ProblemKind::Missing);
    }

    void anotherStoresKeyIsNotUsed()
    {
        QTemporaryDir dir;
        secrets::FileKeyStore keys(dir.filePath(u"keys"_s));
        const QString path = dir.filePath(u"fleet.bw"_s);
        const auto made =
            app::openStore(path, store::OpenMode::ReadWrite, app::IfMissing::Create, m_zone, keys, m_clock);
        QVERIFY(made.has_value());
        secrets::FileKeyStore wrong(dir.filePath(u"wrong"_s));
        const std::uint8_t bytes[] = {1, 2, 3};
        QVERIFY(wrong.save(made->store.keyId(), core::Secret(bytes)).has_value());
        const auto opened = app::openStore(path, store::OpenMode::ReadWrite, app::IfMissing::Fail, {}, wrong, m_clock);
        QVERIFY(opened.has_value());
        QVERIFY(!opened->key);
        QCOMPARE(opened->whyNoKey.kind, ProblemKind::Damaged);
    }

    void noStoreIsMadeWhereItsKeyCannotBeKept()
    {
        QTemporaryDir dir;
        secrets::FileKeyStore nowhere(u"/proc/breakwater/keys"_s);
        const QString path = dir.filePath(u"fleet.bw"_s);
        QVERIFY(!app::openStore(path, store::OpenMode::ReadWrite, app::IfMissing::Create, m_zone, nowhere, m_clock)
                .has_value());
        QVERIFY(!QFile::exists(path));
    }
};

QTEST_GUILESS_MAIN(TestOpenStore)
#include "tst_openstore.moc"
