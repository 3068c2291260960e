// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "models/service/mailtest.h"
#include "models/service/messagecheck.h"
#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/formfield.h"
#include "ui/common/label.h"
#include "ui/common/messagebox.h"
#include "ui/common/panel.h"
#include "ui/common/sidepanelframe.h"
#include "ui/itemmodels/storesettings.h"
#include "ui/page/desk.h"
#include "ui/settings/sourceseditor.h"
#include "ui/settings/streamseditor.h"
#include "ui/settings/tellform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QTextDocument>
#include <QTimeZone>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Token;

namespace bw::settings {

namespace {

constexpr int readableWidth = 920, fieldWidth = 320;

ui::Label *hint(const QString &text)
{
    auto *label = new ui::Label(text, FontRole::Small, Token::TextTertiary);
    label->setWordWrap(true);
    return label;
}

/// Label above the box; boxes of one row share the line.
QComboBox *addBox(QHBoxLayout *row, const QString &text, const QString &name, const QList<std::pair<QString, QVariant>> &choices, const QVariant &chosen)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    for (const auto &[title, data] : choices)
        box->addItem(title, data);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    auto *field = new ui::FormField(text, box);
    field->setMaximumWidth(fieldWidth);
    row->addWidget(field, 1, Qt::AlignTop);
    return box;
}

} // namespace

SettingsPage::SettingsPage(const ui::PageContext &context, QWidget *parent)
    : Page(u"settings"_s, tr("Settings"), context, parent)
{
    auto *content = new QWidget;
    auto *outer = new QHBoxLayout(content);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *inner = new QWidget;
    inner->setMaximumWidth(readableWidth);
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
    outer->addWidget(inner, 100);
    outer->addStretch(1);
    m_store = new itemmodels::StoreSettings(context.session, *context.clock, this);
    buildLook();
    buildTell();
    buildFleet();
    buildDns();
    buildTime();
    buildPrivacy();
    buildStreams();
    buildSources();
    buildStore();
    m_column->addStretch(1);
    setContent(content);
    setAnswer(tr("Of this computer first, then of this store"));
    connect(m_store, &itemmodels::StoreSettings::loaded, this, &SettingsPage::showInfo);
    connect(m_store, &itemmodels::StoreSettings::failed, this, [this](const core::Problem &problem) {
        ui::MessageBox::showProblem(this, problem, tr("Settings"));
        if (std::exchange(m_savesDomains, false))
            m_domains->document()->setModified(true); // what was typed stays
        ended(false);
    });
    connect(m_store, &itemmodels::StoreSettings::saved, this, [this] {
        navigator()->say(tr("Saved in this store"));
        navigator()->trigger(u"refresh"_s); // the status bar says how recipients are kept
        m_savesDomains = false;
        ended(true);
    });
    connect(m_store, &itemmodels::StoreSettings::homeZoneChanged, this, [this] { navigator()->afterUnsaved([desk = this->context().desk, path = m_info.path] { desk->openStore(path, false); }); });
}

ui::Panel *SettingsPage::section(const QString &id, const QString &title, QVBoxLayout **body)
{
    auto *panel = new ui::Panel(title);
    panel->setObjectName(id + u"Panel"_s);
    auto *widget = new QWidget;
    *body = new QVBoxLayout(widget);
    (*body)->setContentsMargins(0, 0, 0, 0);
    (*body)->setSpacing(12);
    panel->setContent(widget);
    m_column->addWidget(panel);
    m_sections.insert(id, panel);
    return panel;
}

void SettingsPage::change(const std::function<void(config::Settings &)> &how)
{
    config::Settings settings = context().desk->settings();
    how(settings);
    context().desk->changeSettings(settings);
}

void SettingsPage::buildLook()
{
    QVBoxLayout *body = nullptr;
    section(u"look"_s, tr("Look and language"), &body);
    const config::Settings &now = context().desk->settings();
    auto *first = new QHBoxLayout;
    first->setSpacing(12);
    auto *look = addBox(first, tr("&Look"), u"lookComboBox"_s,
                        { { tr("As the desktop"), int(config::Look::System) }, { tr("Light"), int(config::Look::Light) }, { tr("Dark"), int(config::Look::Dark) } }, int(now.look));
    m_language = addBox(first, tr("Lan&guage"), u"languageComboBox"_s, { { tr("As the desktop"), QString() }, { u"English"_s, u"en"_s }, { u"Deutsch"_s, u"de"_s } }, now.language);
    auto *density = addBox(first, tr("&Rows of tables"), u"densityComboBox"_s,
                           { { tr("Comfortable"), int(config::Density::Comfortable) }, { tr("Compact"), int(config::Density::Compact) } }, int(now.density));
    body->addLayout(first);
    auto *patterns = new QCheckBox(tr("&Patterns beside colours in charts"));
    patterns->setObjectName(u"patternsCheckBox"_s);
    patterns->setChecked(now.patterns);
    auto *menuBar = new QCheckBox(tr("Always show the &menu bar"));
    menuBar->setObjectName(u"menuBarCheckBox"_s);
    menuBar->setChecked(context().tables->load(u"menuBar"_s) == "1");
    body->addWidget(patterns);
    body->addWidget(menuBar);
    connect(look, &QComboBox::activated, this, [this, look] { change([&](config::Settings &s) { s.look = config::Look(look->currentData().toInt()); }); });
    connect(m_language, &QComboBox::activated, this, [this] {
        // The window is made anew in the other language: only after this click has ended.
        QTimer::singleShot(0, this, [this] {
            const QString language = m_language->currentData().toString();
            m_language->setCurrentIndex(std::max(0, m_language->findData(context().desk->settings().language))); // until it is so
            navigator()->afterUnsaved([this, language] { change([&](config::Settings &s) { s.language = language; }); });
        });
    });
    connect(density, &QComboBox::activated, this, [this, density] { change([&](config::Settings &s) { s.density = config::Density(density->currentData().toInt()); }); });
    connect(patterns, &QCheckBox::toggled, this, [this](bool on) { change([&](config::Settings &s) { s.patterns = on; }); });
    connect(menuBar, &QCheckBox::toggled, this, [this](bool on) { context().tables->save(u"menuBar"_s, on ? "1" : "0"); });
}

void SettingsPage::buildTell()
{
    QVBoxLayout *body = nullptr;
    section(u"tell"_s, tr("Tell me when nobody looks"), &body);
    body->addWidget(hint(tr("A silent node, a changed host key, an attack on logins: told once until it is over, after a round of \"Collect\". Messages name no account and no address.")));
    m_tell = new TellForm(context().desk->settings().notices);
    body->addWidget(m_tell);
    connect(m_tell, &TellForm::changed, this, [this](const config::Notices &notices) { change([&notices](config::Settings &s) { s.notices = notices; }); });
    connect(context().desk, &ui::Desk::settingsChanged, m_tell, [this] { m_tell->show(context().desk->settings().notices); });
    connect(m_tell, &TellForm::authorityTyped, this, [this](const QString &path) {
        session()->ask(m_tell, "authority", [form = m_tell, path](const std::atomic_bool &) -> std::function<void()> {
            const core::Done outcome = service::checkAuthority(path);
            return [form, path, outcome] { form->showAuthority(path, outcome); };
        });
    });
    connect(m_tell, &TellForm::testWanted, this, &SettingsPage::sendTest);
    connect(m_tell, &TellForm::passwordWanted, this, &SettingsPage::keepPassword);
}

void SettingsPage::sendTest()
{
    const config::Notices notices = m_tell->notices();
    const core::ZoneRules zone = session()->store().homeZone();
    service::Job *job = session()->run(tr("Sending a test message"), [notices, zone, clock = context().clock](const std::atomic_bool &) { return service::sendTestMail(notices, *clock, zone); });
    m_tell->showRunning(tr("Sending a message to %1 …").arg(notices.mailTo));
    connect(job, &service::Job::finished, m_tell, [this, job, to = notices.mailTo] { m_tell->showOutcome(job->outcome(), tr("Sent. Look whether it arrived at %1.").arg(to)); });
}

void SettingsPage::keepPassword()
{
    // std::function copies its work, a secret cannot be copied: they share it.
    const auto password = std::make_shared<core::Secret>(m_tell->takePassword());
    service::Job *job = session()->run(tr("Keeping the password"), [notices = m_tell->notices(), password](const std::atomic_bool &) { return service::keepMailPassword(notices, *password); });
    m_tell->showRunning(tr("Asking the keychain …"));
    connect(job, &service::Job::finished, m_tell, [this, job] { m_tell->showOutcome(job->outcome(), tr("The password is in the keychain.")); });
}

void SettingsPage::buildFleet()
{
    QVBoxLayout *body = nullptr;
    section(u"fleet"_s, tr("Reading the fleet"), &body);
    const config::Settings &now = context().desk->settings();
    auto *collects = new QCheckBox(tr("&Collect while this console is open"));
    collects->setObjectName(u"collectsCheckBox"_s);
    collects->setChecked(now.collects);
    body->addWidget(collects);
    auto *every = new QSpinBox;
    every->setObjectName(u"collectEverySpinBox"_s);
    every->setRange(config::shortestCollectEvery, config::longestCollectEvery);
    every->setSingleStep(10);
    every->setSuffix(tr(" s", "seconds, behind a number"));
    every->setValue(now.collectEvery);
    auto *field = new ui::FormField(tr("&Every"), every, tr("Connections stay open in between. Where the collector service reads this store, the console leaves it to it."));
    field->setMaximumWidth(fieldWidth * 2);
    field->setEnabled(now.collects);
    body->addWidget(field);
    connect(collects, &QCheckBox::toggled, this, [this, field](bool on) {
        field->setEnabled(on);
        change([&](config::Settings &s) { s.collects = on; });
    });
    connect(every, &QSpinBox::editingFinished, this, [this, every] { change([&](config::Settings &s) { s.collectEvery = every->value(); }); });
    connect(context().desk, &ui::Desk::settingsChanged, collects, [this, collects] { collects->setChecked(context().desk->settings().collects); });
}

void SettingsPage::buildDns()
{
    QVBoxLayout *body = nullptr;
    section(u"dns"_s, tr("Looking up DNS records"), &body);
    auto *resolver = new QLineEdit(context().desk->settings().resolver);
    resolver->setObjectName(u"resolverLineEdit"_s);
    resolver->setPlaceholderText(tr("as this computer does"));
    auto *field = new ui::FormField(tr("Name server to ask"), resolver, tr("For checks of messages. Empty: the servers of /etc/resolv.conf."));
    field->setMaximumWidth(fieldWidth * 2);
    field->setValidator([resolver] { return service::whyNoResolver(resolver->text().trimmed()); });
    body->addWidget(field);
    connect(resolver, &QLineEdit::editingFinished, this, [this, resolver] {
        const QString named = resolver->text().trimmed();
        if (service::whyNoResolver(named).isEmpty() && named != context().desk->settings().resolver)
            change([&named](config::Settings &s) { s.resolver = named; });
    });
    auto *names = new QCheckBox(tr("Look up the names of addresses that send in your domains' names"));
    names->setObjectName(u"looksUpNamesCheckBox"_s);
    names->setChecked(context().desk->settings().looksUpNames);
    body->addWidget(names);
    body->addWidget(hint(tr("Your name server learns which addresses these are. Otherwise nothing asks for them.")));
    connect(names, &QCheckBox::toggled, this, [this](bool on) { change([on](config::Settings &s) { s.looksUpNames = on; }); });
}

void SettingsPage::buildTime()
{
    QVBoxLayout *body = nullptr;
    section(u"time"_s, tr("Home time zone of this store"), &body);
    m_zoneText = hint({});
    body->addWidget(m_zoneText);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_homeZone = new QComboBox;
    m_homeZone->setObjectName(u"homeZoneComboBox"_s);
    m_homeZone->setAccessibleName(tr("Home time zone of this store"));
    m_homeZone->setEditable(true);
    m_homeZone->lineEdit()->setAccessibleName(m_homeZone->accessibleName());
    m_homeZone->setInsertPolicy(QComboBox::NoInsert);
    m_homeZone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_homeZone->setMaximumWidth(fieldWidth);
    QStringList names { u"UTC"_s };
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') && !id.startsWith("Etc/"))
            names << QString::fromLatin1(id);
    m_homeZone->addItems(names);
    m_homeZone->completer()->setFilterMode(Qt::MatchContains);
    m_changeZone = ui::makeButton(tr("Change home zone…"));
    m_changeZone->setObjectName(u"changeZoneButton"_s);
    row->addWidget(m_homeZone, 1);
    row->addWidget(m_changeZone);
    row->addStretch(1);
    body->addLayout(row);
    connect(m_changeZone, &QPushButton::clicked, this, &SettingsPage::askForZone);
}

void SettingsPage::buildPrivacy()
{
    QVBoxLayout *body = nullptr;
    section(u"privacy"_s, tr("Privacy"), &body);
    m_clear = new QCheckBox(tr("Keep addresses of recipients read&able"));
    m_clear->setObjectName(u"clearRecipientsCheckBox"_s);
    body->addWidget(m_clear);
    body->addWidget(hint(tr("Off: recipients are keyed hashes. Nobody can read them, searching by the full address works all the same.")));
    connect(m_clear, &QCheckBox::clicked, this, &SettingsPage::askForClear);
    m_domains = new QPlainTextEdit;
    m_domains->setObjectName(u"ownDomainsPlainTextEdit"_s);
    m_domains->setFixedHeight(72);
    m_domains->setTabChangesFocus(true);
    m_domains->setMaximumWidth(fieldWidth * 2);
    auto *field = new ui::FormField(tr("&Own domains, one a line"), m_domains, tr("Senders of these domains stay readable, since they are yours. All other senders are hashed like recipients."));
    body->addWidget(field);
    m_saveDomains = ui::makeButton(tr("Save domains"), ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    m_saveDomains->setObjectName(u"saveDomainsButton"_s);
    body->addWidget(m_saveDomains, 0, Qt::AlignLeading);
    connect(m_saveDomains, &QPushButton::clicked, this, &SettingsPage::saveDomains);
}

void SettingsPage::saveDomains()
{
    QStringList domains;
    for (const QString &line : m_domains->toPlainText().split(u'\n'))
        if (!line.trimmed().isEmpty())
            domains << line;
    m_domains->document()->setModified(false);
    m_savesDomains = true;
    m_store->setOwnDomains(domains);
}

QString SettingsPage::unsaved() const
{
    if (session()->isReadOnly())
        return {};
    const bool domains = m_domains->document()->isModified(), streams = m_streams->isChanged(), sources = m_sources->isChanged();
    if (int(domains) + int(streams) + int(sources) > 1) {
        QStringList changed;
        if (streams)
            changed << tr("rules of sending streams");
        if (sources)
            changed << tr("rules that name sources");
        if (domains)
            changed << tr("own domains");
        //: %1 is a list: "rules of sending streams, own domains"
        return tr("Save what was changed (%1)?").arg(changed.join(u", "_s));
    }
    return streams ? tr("Save the changed rules of sending streams?") : sources ? tr("Save the changed rules that name sources?") : domains ? tr("Save the changed own domains?") : QString();
}

void SettingsPage::saveUnsaved(const std::function<void(bool)> &then)
{
    m_whenSaved = then;
    m_saving = 0;
    if (m_domains->document()->isModified()) {
        ++m_saving;
        saveDomains();
    }
    if (m_streams->isChanged()) {
        ++m_saving;
        m_store->setStreamRules(m_streams->streamRules());
    }
    if (m_sources->isChanged()) {
        ++m_saving;
        m_store->setSourceRules(m_sources->sourceRules());
    }
}

/// Of what somebody waits for: all went well, or the first that did not.
void SettingsPage::ended(bool saved)
{
    if (m_saving == 0)
        return;
    m_saving = saved ? m_saving - 1 : 0;
    if (m_saving > 0)
        return;
    for (ui::RulesEditor *editor : QList<ui::RulesEditor *> { m_streams, m_sources })
        if (saved && editor->isChanged())
            editor->setSaved(); // the answer that says so is still to come
    // What follows may take this page away: not from within its own signal.
    QTimer::singleShot(0, window(), [then = std::exchange(m_whenSaved, {}), saved] { then(saved); });
}

void SettingsPage::buildStreams()
{
    QVBoxLayout *body = nullptr;
    auto *panel = section(u"streams"_s, tr("Sending streams"), &body);
    m_streams = new StreamsEditor;
    body->addWidget(m_streams);
    connect(m_streams, &ui::RulesEditor::previewWanted, this, [this] {
        m_streams->showTrying();
        m_store->preview(m_streams->streamRules(), filter());
    });
    connect(m_streams, &ui::RulesEditor::saveWanted, this, [this] { m_store->setStreamRules(m_streams->streamRules()); });
    connect(m_store, &itemmodels::StoreSettings::streamsLoaded, this, [this, panel](const QList<store::StreamRule> &rules) {
        m_streams->show(rules);
        panel->showContent();
    });
    connect(m_store, &itemmodels::StoreSettings::streamsFailed, panel, &ui::Panel::showError);
    connect(panel, &ui::Panel::tryAgain, this, &SettingsPage::load);
    connect(m_store, &itemmodels::StoreSettings::previewed, this, [this](const store::StreamPreview &preview) { m_streams->showTried(preview, format()); });
    connect(m_store, &itemmodels::StoreSettings::previewFailed, m_streams, &ui::RulesEditor::showProblem);
}

void SettingsPage::buildSources()
{
    QVBoxLayout *body = nullptr;
    auto *panel = section(u"sources"_s, tr("Sources of mail"), &body);
    m_sources = new SourcesEditor;
    body->addWidget(m_sources);
    connect(m_sources, &ui::RulesEditor::previewWanted, this, [this] {
        m_sources->showTrying();
        m_store->previewSources(m_sources->sourceRules(), filter());
    });
    connect(m_sources, &ui::RulesEditor::saveWanted, this, [this] { m_store->setSourceRules(m_sources->sourceRules()); });
    connect(m_store, &itemmodels::StoreSettings::sourcesLoaded, this, [this, panel](const QList<store::SourceRule> &rules) {
        m_sources->show(rules);
        panel->showContent();
        scrollTo(std::exchange(m_wanted, {}));
    });
    connect(m_store, &itemmodels::StoreSettings::sourcesFailed, panel, &ui::Panel::showError);
    connect(panel, &ui::Panel::tryAgain, this, &SettingsPage::load);
    connect(m_store, &itemmodels::StoreSettings::sourcesPreviewed, this, [this](const store::SourceRulePreview &preview) { m_sources->showTried(preview, format()); });
    connect(m_store, &itemmodels::StoreSettings::sourcesPreviewFailed, m_sources, &ui::RulesEditor::showProblem);
}

void SettingsPage::buildStore()
{
    QVBoxLayout *body = nullptr;
    section(u"store"_s, tr("This store"), &body);
    m_facts = new ui::FactList;
    body->addWidget(m_facts);
    m_readOnlyRow = new QWidget;
    auto *line = new QHBoxLayout(m_readOnlyRow);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    line->addWidget(new ui::Label(tr("On this desk this store is always opened read-only.")), 1);
    auto *open = ui::makeButton(tr("Open for changes"));
    open->setObjectName(u"openForChangesButton"_s);
    connect(open, &QPushButton::clicked, this, [this] {
        config::Settings changed = context().desk->settings();
        changed.setReadOnly(QFileInfo(m_info.path).absoluteFilePath(), false);
        context().desk->changeSettings(changed);
        // The page goes with the store. What is typed here was typed read-only: nothing to ask for.
        QMetaObject::invokeMethod(context().desk, [desk = context().desk, path = m_info.path] { desk->openStore(path, false); }, Qt::QueuedConnection);
    });
    line->addWidget(open);
    m_readOnlyRow->hide();
    body->addWidget(m_readOnlyRow);
}

void SettingsPage::load()
{
    m_store->load();
}

void SettingsPage::showInfo(const store::StoreInfo &info)
{
    m_info = info;
    const QString whyNot = session()->isReadOnly() ? tr("This store is open read-only.") : QString();
    m_zoneText->setText(info.homeZoneSince > 0
                            ? tr("Days begin at midnight of %1. Figures by day are exact from %2 on; older ones were counted in the zone before.").arg(info.homeZone, format().day(info.homeZoneSince))
                            : tr("Days begin at midnight of %1.").arg(info.homeZone));
    m_homeZone->setCurrentText(info.homeZone);
    m_clear->setChecked(info.clearRecipients);
    if (!m_domains->document()->isModified())
        m_domains->setPlainText(info.ownDomains.join(u'\n'));
    for (QWidget *control : QList<QWidget *> { m_changeZone, m_clear, m_saveDomains })
        ui::setDisabledReason(control, whyNot);
    m_streams->setReadOnly(whyNot);
    m_sources->setReadOnly(whyNot);
    m_readOnlyRow->setVisible(context().desk->settings().readOnlyStores.contains(QFileInfo(info.path).absoluteFilePath()));
    m_facts->clear();
    m_facts->add(tr("File"), QDir::toNativeSeparators(info.path), true);
    m_facts->add(tr("Size"), format().bytes(info.bytes));
    m_facts->add(tr("Queue ids kept"), format().count(info.messages));
    m_facts->add(tr("Rows kept for"), tr("%n day(s) after they were stored; then their figures remain", nullptr, service::keptRowDays()));
    m_facts->add(tr("Figures kept"), tr("volume for ever by day, 13 months by quarter of an hour; logins, streams and destinations 13 months"));
    m_facts->add(tr("Schema"), QString::number(info.schemaVersion));
    m_facts->add(tr("Store id"), info.storeId, true);
    m_facts->add(tr("Key id"), info.keyId, true);
}

void SettingsPage::askForClear(bool clear)
{
    m_clear->setChecked(!clear); // until the store says so
    ui::Question question;
    question.title = tr("Addresses of recipients");
    if (clear) {
        question.text = tr("Keep addresses of recipients readable from now on?");
        question.explanation = tr("Whoever opens this store can then read who was written to. Messages that are stored already stay hashed. You may have to tell your data protection officer.");
        question.accept = tr("Keep readable");
        question.cancel = tr("Keep hashed");
        question.destructive = true;
    } else {
        question.text = tr("Turn all readable addresses into keyed hashes?");
        question.explanation = tr("This cannot be undone. The store is compacted, so that nothing readable remains in the file.");
        question.accept = tr("Hash them");
        question.cancel = tr("Keep readable");
    }
    ui::MessageBox::ask(this, question, [this, clear](bool accepted) {
        if (accepted)
            m_store->setClearRecipients(clear);
    });
}

void SettingsPage::askForZone()
{
    const QString zone = m_homeZone->currentText().trimmed();
    if (zone == m_info.homeZone || !QTimeZone::isTimeZoneIdAvailable(zone.toUtf8())) {
        m_homeZone->setCurrentText(m_info.homeZone);
        return;
    }
    ui::Question question;
    question.title = tr("Change home zone");
    question.text = tr("Let days begin at midnight of %1?").arg(zone);
    question.explanation = tr("Figures by day are counted anew as far back as finer figures are kept. Older days stay as they were counted in %1; the store says from when on they are right.")
                               .arg(m_info.homeZone);
    question.accept = tr("Change home zone");
    question.cancel = tr("Keep %1").arg(m_info.homeZone);
    ui::MessageBox::ask(this, question, [this, zone](bool accepted) {
        if (accepted)
            m_store->setHomeZone(zone);
        else
            m_homeZone->setCurrentText(m_info.homeZone);
    });
}

void SettingsPage::restoreState(const QVariantMap &state)
{
    const QString wanted = state.value(u"section"_s).toString();
    scrollTo(wanted);
    m_wanted = m_info.path.isEmpty() ? wanted : QString();
    if (const QVariantMap rule = state.value(u"newSource"_s).toMap(); !rule.isEmpty())
        // The window gives the focus to the page's first field when it has opened it.
        QTimer::singleShot(0, m_sources, [this, rule] { m_sources->addFirst(rule); });
}

/// Heights are right only after the page was laid out.
void SettingsPage::scrollTo(const QString &section)
{
    ui::Panel *panel = m_sections.value(section);
    auto *scroll = findChild<QScrollArea *>(u"pageScrollArea"_s);
    if (!panel || !scroll)
        return;
    QTimer::singleShot(0, panel, [panel, scroll] { scroll->ensureWidgetVisible(panel, 0, std::max(0, scroll->height() - panel->height())); });
}

QWidget *SettingsPage::firstFocus()
{
    return findChild<QComboBox *>(u"lookComboBox"_s);
}

QString SettingsPage::whyNoNodes() const
{
    return tr("Settings hold for all nodes.");
}

QString SettingsPage::whyNoRange() const
{
    return tr("Settings hold for every time range.");
}

QString SettingsPage::whyNoZone() const
{
    return tr("The home zone of the store is changed below.");
}

} // namespace bw::settings
