// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/settings.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;

class TestConfigSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storesAreRememberedOnceNewestFirst()
    {
        config::Settings settings;
        for (int i = 0; i < config::mostRecentStores + 3; ++i)
            settings.rememberStore(u"/stores/%1.bw"_s.arg(i));
        QCOMPARE(settings.recentStores.size(), config::mostRecentStores);
        QCOMPARE(settings.recentStores.constFirst(), u"/stores/12.bw"_s);
        QCOMPARE(settings.recentStores.constLast(), u"/stores/3.bw"_s);
        settings.rememberStore(u"/stores/7.bw"_s);
        QCOMPARE(settings.recentStores.size(), config::mostRecentStores);
        QCOMPARE(settings.recentStores.constFirst(), u"/stores/7.bw"_s);
        QCOMPARE(settings.recentStores.count(u"/stores/7.bw"_s), 1);
    }

    void wordsComeBack()
    {
        using enum config::Persona;
        for (const auto look : { config::Look::System, config::Look::Light, config::Look::Dark })
            QCOMPARE(config::lookOf(config::wordOf(look)), look);
        for (const auto density : { config::Density::Comfortable, config::Density::Compact })
            QCOMPARE(config::densityOf(config::wordOf(density)), density);
        for (const auto persona : { NotAsked, FleetAdmin, Auditor, SmallSender, Demo })
            QCOMPARE(config::personaOf(config::wordOf(persona)), persona);
    }

    void unknownWordsAreDefaults()
    {
        QCOMPARE(config::lookOf(u"purple"_s), config::Settings().look);
        QCOMPARE(config::densityOf({}), config::Settings().density);
        QCOMPARE(config::personaOf(u"Auditor "_s), config::Settings().persona);
    }
};

QTEST_APPLESS_MAIN(TestConfigSettings)
#include "tst_config_settings.moc"
