// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/posturepage.h"

#include "ui/common/buttons.h"
#include "ui/common/emptystate.h"
#include "ui/common/formfield.h"
#include "ui/common/label.h"
#include "ui/common/messagebox.h"
#include "ui/itemmodels/posturefacts.h"
#include "ui/posture/answerdialog.h"
#include "ui/posture/assetdialog.h"
#include "ui/posture/findingpanel.h"
#include "ui/posture/riskdialog.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::itemmodels::PostureRow;
using bw::store::AssetKind;

namespace bw::posture {

namespace {

constexpr int fieldWidth = 320;
constexpr core::UtcMicros longAgo = 14 * core::microsPerDay;

} // namespace

QString PosturePage::whyNoCommands() const
{
    if (session()->isReadOnly())
        return tr("This store is open read-only.");
    return m_postures ? QString() : tr("Measuring is not available here.");
}

void PosturePage::showFirstUse()
{
    if (m_firstUse)
        return;
    auto *empty = new ui::EmptyState(u"posture"_s, tr("How well is your mail protected?"), tr("Name a domain. Its DNS and its mail servers are asked what everybody may ask them, and each answer is kept with how it was got."));
    auto *edit = new QLineEdit;
    edit->setObjectName(u"firstDomainLineEdit"_s);
    edit->setPlaceholderText(u"example.org"_s);
    edit->setMaxLength(253);
    auto *field = new ui::FormField(tr("&Domain"), edit);
    field->setFixedWidth(fieldWidth);
    field->setValidator([this, edit] { return edit->text().isEmpty() ? QString() : objectionToDomain(edit->text()); });
    ui::setDisabledReason(edit, whyNoCommands());
    empty->addWidget(field);
    auto *measure = empty->addPrimaryButton(tr("Measure"), u"play"_s);
    measure->setObjectName(u"firstMeasureButton"_s);
    ui::setDisabledReason(measure, whyNoCommands());
    const auto go = [this, edit, field] {
        const QString objection = objectionToDomain(edit->text());
        field->setError(objection);
        if (objection.isEmpty())
            measureTyped(edit);
        else
            edit->setFocus(Qt::OtherFocusReason);
    };
    connect(measure, &QPushButton::clicked, this, go);
    connect(edit, &QLineEdit::returnPressed, this, go);
    m_firstProgress = new ui::Label({}, ui::FontRole::Base, ui::Token::TextSecondary);
    m_firstProgress->setObjectName(u"firstProgressLabel"_s);
    m_firstProgress->setAlignment(Qt::AlignCenter);
    empty->addWidget(m_firstProgress);
    m_firstCancel = ui::makeButton(tr("Cancel"), ui::ButtonKind::Normal, u"stop"_s, ui::ControlSize::Small);
    m_firstCancel->setObjectName(u"firstCancelButton"_s);
    connect(m_firstCancel, &QPushButton::clicked, this, &PosturePage::cancelMeasuring);
    empty->addWidget(m_firstCancel);
    auto *more = empty->addWay(u"server"_s, tr("A mail server"), tr("A host and port, with what it is for."), tr("Add what is measured…"));
    more->setObjectName(u"firstAddButton"_s);
    ui::setDisabledReason(more, whyNoCommands());
    connect(more, &QPushButton::clicked, this, &PosturePage::add);
    auto *nodes = empty->addWay(u"fleet"_s, tr("Your own nodes"), tr("Nodes that are reached are measured from their settings, too."), tr("Open Fleet"));
    nodes->setObjectName(u"firstFleetButton"_s);
    connect(nodes, &QPushButton::clicked, this, [this] { navigator()->openPage(u"fleet"_s, filter()); });
    auto *all = empty->addWay(u"user"_s, tr("What people know"), tr("Controls that no probe can see are answered by somebody."), tr("Measure everything"));
    all->setObjectName(u"firstAllButton"_s);
    ui::setDisabledReason(all, whyNoCommands());
    connect(all, &QPushButton::clicked, this, [this] { this->measure({}); });
    showEmpty(empty);
    m_firstUse = edit;
    showProgress();
}

void PosturePage::measureTyped(QLineEdit *edit)
{
    if (m_job)
        return;
    saveAsset({ AssetKind::Domain, domainTyped(edit->text()), true, {} });
}

void PosturePage::showBannersOfLooks()
{
    QList<ui::BannerSpec> banners;
    const core::UtcMicros now = context().clock->now();
    QStringList old;
    for (const store::LookRow &look : m_facts->looks())
        if (now - look.at > longAgo)
            old << (look.kind == AssetKind::Organisation ? tr("the organisation") : look.asset);
    if (!old.isEmpty())
        banners << ui::BannerSpec { u"old"_s, ui::Mark::Unknown, tr("%n target(s) were not measured for two weeks.", nullptr, int(old.size())), old.join(u", "_s), whyNoCommands().isEmpty() ? tr("Measure again") : QString(),
            [this] { measure({}); }, true };
    if (m_postures)
        if (const QStringList mistakes = m_postures->mistakes(); !mistakes.isEmpty())
            banners << ui::BannerSpec { u"mistakes"_s, ui::Mark::Medium, tr("%n mistake(s) in your own file of controls.", nullptr, int(mistakes.size())), mistakes.join(u' '), {}, {}, true };
    setBanners(banners);
}

void PosturePage::measure(const QList<service::AssetName> &assets)
{
    if (!m_postures || m_job)
        return;
    showWhile(m_postures->measure(assets));
}

void PosturePage::showWhile(service::Job *job, std::function<void()> then)
{
    m_job = job;
    connect(job, &service::Job::progressed, this, &PosturePage::showProgress);
    showProgress();
    follow(job, std::move(then));
}

void PosturePage::follow(service::Job *job, std::function<void()> then)
{
    const auto ended = [this, job, then = std::move(then)] {
        if (job == m_job)
            m_job = nullptr;
        if (const core::Done done = job->outcome(); !done && done.error().kind != core::ProblemKind::Cancelled) {
            ui::MessageBox::showProblem(this, done.error(), job->title());
        } else if (done && then) {
            then();
        }
        showProgress();
        refresh({});
    };
    if (job->isFinished())
        ended();
    else
        connect(job, &service::Job::finished, this, ended);
}

void PosturePage::cancelMeasuring()
{
    if (m_job)
        m_job->cancel();
}

void PosturePage::showProgress()
{
    const bool isRunning = m_job && !m_job->isFinished();
    m_progress->setVisible(isRunning);
    if (isRunning) {
        const double done = m_job->progress();
        m_progressText->setText(done < 0 ? m_job->title() : tr("%1, %2 done", "a job and how much of it").arg(m_job->title(), format().percent(done, 0)));
    }
    const QString why = !whyNoCommands().isEmpty() ? whyNoCommands() : isRunning ? tr("It is being measured.") : QString();
    ui::setDisabledReason(m_measure, why);
    if (auto *first = m_firstUse ? findChild<QPushButton *>(u"firstMeasureButton"_s) : nullptr) {
        ui::setDisabledReason(first, why);
        m_firstProgress->setText(isRunning ? m_progressText->text() : QString());
        m_firstProgress->setVisible(isRunning);
        m_firstCancel->setVisible(isRunning);
        setAnswer(isRunning ? m_progressText->text() : tr("Nothing was measured yet"));
    }
}

void PosturePage::add()
{
    auto *dialog = AssetDialog::open(window(), {});
    connect(dialog, &AssetDialog::chosen, this, &PosturePage::saveAsset);
}

void PosturePage::saveAsset(const store::Asset &asset)
{
    if (!m_postures)
        return;
    service::Job *saving = m_postures->saveAsset(asset);
    const auto then = [this, asset] { measure({ { asset.kind, asset.name } }); };
    if (m_job)
        follow(saving, then);
    else
        showWhile(saving, then); // at once: the store may be busy
}

void PosturePage::editTarget()
{
    const PostureRow *row = m_facts->find(m_panel->control(), m_panel->asset());
    if (!row)
        return;
    store::Asset asset { row->finding.kind, row->finding.asset, false, {} };
    const auto known = std::ranges::find_if(m_facts->assets(), [&](const store::Asset &one) { return one.kind == asset.kind && one.name == asset.name; });
    if (known != m_facts->assets().end())
        asset = *known;
    connect(AssetDialog::open(window(), asset), &AssetDialog::chosen, this, &PosturePage::saveAsset);
}

void PosturePage::removeTarget()
{
    const PostureRow *row = m_facts->find(m_panel->control(), m_panel->asset());
    if (!row || !m_postures)
        return;
    const AssetKind kind = row->finding.kind;
    const QString name = row->finding.asset;
    const auto findings = std::ranges::count_if(m_facts->all(), [&](const PostureRow &one) { return one.finding.kind == kind && one.finding.asset == name; });
    ui::MessageBox::ask(window(),
        { .title = tr("Forget what was measured"), .text = tr("Forget %1 with its %n finding(s)?", nullptr, int(findings)).arg(name), .explanation = tr("Its looks, its evidence and their history go for ever."),
            .accept = tr("Forget it"), .cancel = tr("Keep it"), .destructive = true },
        [this, kind, name](bool accepted) {
            if (accepted && m_postures)
                follow(m_postures->removeAsset(kind, name));
        });
}

void PosturePage::acceptRisk()
{
    const PostureRow *row = m_facts->find(m_panel->control(), m_panel->asset());
    if (!row)
        return;
    store::AcceptedRisk risk = row->accepted.value_or(store::AcceptedRisk {});
    const bool isEverywhere = risk.asset == "*"_L1;
    risk.control = row->finding.control;
    risk.asset = row->finding.asset;
    connect(RiskDialog::open(window(), row->title, risk, isEverywhere, context().clock->now()), &RiskDialog::chosen, this, [this](const store::AcceptedRisk &chosen) {
        if (m_postures)
            follow(m_postures->acceptRisk(chosen));
    });
}

void PosturePage::answerQuestions()
{
    const Control *control = m_facts->catalog().find(m_panel->control());
    if (!control)
        return;
    const auto before = std::ranges::find(m_facts->answers(), control->id, &store::Answer::control);
    auto *dialog = AnswerDialog::open(window(), *control, before == m_facts->answers().end() ? nullptr : &*before, context().clock->now());
    QList<service::AssetName> assets { { AssetKind::Organisation, u"organisation"_s } };
    for (const PostureRow &row : m_facts->all())
        if (row.finding.control == control->id && row.finding.kind == AssetKind::Node)
            assets << service::AssetName { row.finding.kind, row.finding.asset };
    connect(dialog, &AnswerDialog::chosen, this, [this, assets](const store::Answer &answer, const QString &attachment) {
        if (m_postures)
            follow(m_postures->answer(answer, attachment), [this, assets] { measure(assets); });
    });
}

} // namespace bw::posture
