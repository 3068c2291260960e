// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/storecommands.h"

#include "models/service/session.h"
#include "ui/common/filedialog.h"
#include "ui/page/desk.h"
#include "ui/page/navigator.h"
#include "ui/shell/actions.h"
#include "ui/shell/backupdialog.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace bw::shell {

namespace {

QString storeFilter()
{
    return StoreCommands::tr("Breakwater stores (*.bw);;All files (*)");
}

} // namespace

StoreCommands::StoreCommands(ui::Desk &desk, const Actions &actions, ui::Navigator &navigator, QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_actions(actions)
    , m_navigator(navigator)
    , m_window(window)
{
    connect(m_actions.recentMenu(), &QMenu::aboutToShow, this, &StoreCommands::fillRecent);
    fillRecent();
}

bool StoreCommands::run(const QString &id)
{
    if (id == u"newStore")
        makeNew();
    else if (id == u"openStore")
        open();
    else if (id == u"openReadOnly")
        openReadOnly();
    else if (id == u"backup")
        backUp();
    else
        return false;
    return true;
}

void StoreCommands::makeNew()
{
    const ui::FileDialog::Request request { u"store"_s, tr("New store"), storeFilter(), u"fleet.bw"_s, u"bw"_s, QFileInfo(m_desk.defaultStorePath()).path() };
    ui::FileDialog::saveFile(m_window, request, [this](const QString &path) {
        if (!path.isEmpty())
            m_navigator.afterUnsaved([this, path] { m_desk.openOrCreateStore(path, m_desk.settings().homeZone); });
    });
}

void StoreCommands::open()
{
    const ui::FileDialog::Request request { u"store"_s, tr("Open store"), storeFilter(), {}, {}, QFileInfo(m_desk.defaultStorePath()).path() };
    ui::FileDialog::openFile(m_window, request, [this](const QString &path) {
        if (!path.isEmpty())
            m_navigator.afterUnsaved([this, path] { m_desk.openStore(path, false); });
    });
}

void StoreCommands::openReadOnly()
{
    const ui::FileDialog::Request request { u"store"_s, tr("Open store read-only"), storeFilter(), {}, {}, QDir::homePath() };
    ui::FileDialog::openFile(m_window, request, [this](const QString &path) {
        if (!path.isEmpty())
            m_navigator.afterUnsaved([this, path] { m_desk.openStore(path, true); });
    });
}

void StoreCommands::backUp()
{
    if (m_desk.session())
        BackupDialog::open(m_window, m_desk.session());
}

void StoreCommands::fillRecent()
{
    QMenu *menu = m_actions.recentMenu();
    menu->clear();
    const config::Settings &settings = m_desk.settings();
    const auto add = [&](bool readOnly) {
        for (const QString &path : settings.recentStores) {
            QAction *action = menu->addAction(QDir::toNativeSeparators(path));
            action->setObjectName(readOnly ? u"recentReadOnly"_s : u"recent"_s);
            connect(action, &QAction::triggered, this, [this, path, readOnly] { m_navigator.afterUnsaved([this, path, readOnly] { m_desk.openStore(path, readOnly); }); });
        }
    };
    // An auditor changes nothing; everybody else may look without changing.
    if (settings.persona != config::Persona::Auditor)
        add(false);
    if (!settings.recentStores.isEmpty())
        menu->addSection(tr("Read-only"))->setText(tr("Read-only"));
    add(true);
    if (menu->isEmpty())
        menu->addAction(tr("None yet"))->setEnabled(false);
}

} // namespace bw::shell
