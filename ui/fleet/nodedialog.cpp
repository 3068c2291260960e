// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/nodedialog.h"

#include "ui/common/buttons.h"
#include "ui/common/formdialog.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/problemview.h"
#include "ui/fleet/accessdialog.h"
#include "ui/fleet/hostkeyquestion.h"
#include "ui/fleet/nodefields.h"
#include "ui/fleet/secretdialog.h"
#include "ui/fleet/steplist.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::transport::StepState;

namespace bw::fleet {

namespace {

constexpr int dialogWidth = 700, dialogHeight = 690;

} // namespace

NodeDialog *NodeDialog::open(QWidget *window, service::Session *session, const Request &request)
{
    auto *dialog = new NodeDialog(window, session, request);
    dialog->QDialog::open();
    if (request.testsAtOnce)
        QMetaObject::invokeMethod(dialog, [dialog] { dialog->test(); }, Qt::QueuedConnection);
    return dialog;
}

NodeDialog::NodeDialog(QWidget *window, service::Session *session, const Request &request)
    : QDialog(window)
    , m_session(session)
    , m_before(request.node.name)
    , m_isTested(!request.node.name.isEmpty()) // as it is reached now; group and tags may change without a test
{
    setObjectName(u"nodeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_before.isEmpty() ? tr("Add node") : tr("Edit node %1").arg(m_before));
    setMinimumSize(600, 480);
    build(request);
    resize(dialogWidth, std::min(dialogHeight, screen()->availableGeometry().height() - 40));
    connect(session, &QObject::destroyed, this, &QDialog::reject);
    m_fields->firstField()->setFocus(Qt::OtherFocusReason);
    updateButtons();
}

void NodeDialog::build(const Request &request)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto *scroll = new ui::FormScroll;
    QVBoxLayout *inner = scroll->column();
    m_fields = new NodeFields;
    m_fields->setGroups(request.groups);
    if (!m_before.isEmpty())
        m_fields->setNode(request.node);
    inner->addWidget(m_fields);
    inner->addWidget(makeTestPanel());
    inner->addStretch(1);
    column->addWidget(scroll, 1);
    m_access = ui::makeLink(tr("Make a key, and allow nothing but reading there…"));
    m_access->setObjectName(u"accessLink"_s);
    m_access->setAutoDefault(false);
    connect(m_access, &QPushButton::clicked, this, [this] {
        if (m_session)
            AccessDialog::open(this, m_session, m_fields->node());
    });
    column->addWidget(m_access, 0, Qt::AlignLeading);
    if (request.offersImport) {
        auto *import = ui::makeLink(tr("No access by SSH? Import log files by hand…"));
        import->setObjectName(u"importInsteadLink"_s);
        import->setAutoDefault(false);
        connect(import, &QPushButton::clicked, this, [this] {
            Q_EMIT importInstead();
            reject();
        });
        column->addWidget(import, 0, Qt::AlignLeading);
    }
    m_test = ui::makeButton(tr("&Test the connection"));
    m_test->setObjectName(u"testConnectionButton"_s);
    m_save = ui::makeButton(m_before.isEmpty() ? tr("Add n&ode") : tr("Sa&ve node"), ui::ButtonKind::Primary);
    m_save->setObjectName(u"saveNodeButton"_s);
    m_test->setDefault(true);
    QDialogButtonBox *buttons = ui::makeTestButtons(this, m_test, m_save);
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (const auto named = m_question->isVisible() ? m_question->namedFingerprint() : QString())
            test(*named);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &NodeDialog::save);
    connect(this, &QDialog::finished, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    m_note = new ui::Label(tr("Breakwater only reads. It installs nothing."), ui::FontRole::Small, ui::Token::TextSecondary);
    m_note->setObjectName(u"nodeDialogNote"_s);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addWidget(buttons);
    connect(m_fields, &NodeFields::changed, this, &NodeDialog::forgetTest);
}

QWidget *NodeDialog::makeTestPanel()
{
    m_panel = new ui::Panel(tr("Connection test"));
    m_panel->setObjectName(u"connectionTestPanel"_s);
    m_stop = ui::makeButton(tr("Stop the test"), ui::ButtonKind::Normal, u"stop"_s, ui::ControlSize::Small);
    m_stop->setObjectName(u"stopTestButton"_s);
    m_stop->setAutoDefault(false);
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    m_panel->addHeaderWidget(m_stop);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    m_steps = new StepList;
    m_question = new HostKeyQuestion(content);
    m_question->hide();
    m_secretRow = new QWidget(content);
    auto *secret = new QHBoxLayout(m_secretRow);
    secret->setContentsMargins(20, 0, 0, 6);
    auto *give = ui::makeButton(tr("Give the pass&word…"), ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    give->setObjectName(u"givePasswordButton"_s);
    give->setAutoDefault(false);
    connect(give, &QPushButton::clicked, this, &NodeDialog::askSecret);
    secret->addWidget(give);
    secret->addStretch(1);
    m_secretRow->hide();
    column->addWidget(m_steps);
    m_panel->setContent(content);
    m_panel->showEmpty(tr("Not tested yet. Each step is tried and told here; nothing is stored."));
    connect(m_question, &HostKeyQuestion::accepted, this, &NodeDialog::test);
    connect(m_question, &HostKeyQuestion::refused, this, [this] {
        showSteps({}, nullptr, -1);
        m_panel->setSubtitle(tr("stopped: the key is not the right one, and nothing was sent"));
        m_panel->showEmpty(tr("Tell the server's owner: somebody else may answer under this address."), ui::Mark::Critical);
        m_test->setFocus(Qt::OtherFocusReason);
    });
    return m_panel;
}

void NodeDialog::forgetTest()
{
    if (m_isTested || m_job)
        say(tr("changed since: test again"));
    if (m_job)
        m_job->cancel();
    m_job = nullptr;
    m_isTested = false;
    m_question->hide();
    m_secretRow->hide();
    updateButtons();
}

void NodeDialog::updateButtons()
{
    m_test->setText(m_panel->state() == ui::Panel::State::Content ? tr("&Test again") : tr("&Test the connection"));
    m_stop->setVisible(m_job);
    m_access->setVisible(usesSsh(m_fields->node().route));
    const QString whyNot = m_session && m_session->isReadOnly() ? tr("This store is open read-only.") : QString();
    ui::setDisabledReason(m_test, !whyNot.isEmpty() ? whyNot : m_job ? tr("The test is running.") : QString());
    ui::setDisabledReason(m_save, !whyNot.isEmpty() ? whyNot : m_isTested && !m_saving ? QString() : m_saving ? tr("It is being saved.") : tr("Test the connection first."));
    (m_isTested ? m_save : m_test)->setDefault(true);
}

/// For eyes and for screen readers, which are told of it at once.
void NodeDialog::say(const QString &sentence)
{
    m_panel->setSubtitle(sentence);
    m_panel->setAccessibleName(tr("Connection test: %1").arg(sentence));
    QAccessibleEvent event(m_panel, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NodeDialog::test(const QString &acceptFingerprint)
{
    if (m_job || !m_session || m_session->isReadOnly() || !m_fields->validate())
        return;
    const Node node = m_fields->node();
    if (const auto checked = check(node); !checked) {
        m_note->setColor(ui::Token::SevCriticalInk);
        m_note->setText(checked.error().what + u". "_s + checked.error().remedy);
        return;
    }
    m_note->setColor(ui::Token::TextSecondary);
    m_note->setText(tr("Breakwater only reads. It installs nothing."));
    m_isTested = false;
    say(tr("running, at most 30 s"));
    m_job = m_session->fleet()->test(node, acceptFingerprint);
    connect(m_job, &service::Job::progressed, this, [this, job = m_job] {
        if (!job || job != m_job)
            return;
        showSteps(job->result().steps, nullptr, -1);
        m_panel->showContent();
    });
    connect(m_job, &service::Job::finished, this, [this, job = m_job] {
        if (job && job == m_job)
            tested();
    });
    updateButtons();
}

void NodeDialog::tested()
{
    const service::NodeTest test = m_job->result();
    m_job = nullptr;
    m_isTested = test.isConnected;
    const auto stop = std::ranges::find_if(test.steps, [](const service::TestStep &step) { return step.state == StepState::Failed || step.state == StepState::Asks; });
    m_panel->showContent();
    if (test.problem && test.problem->kind == core::ProblemKind::Cancelled)
        say(tr("stopped: nothing was decided"));
    else if (stop == test.steps.end())
        say(tr("all %n step(s) went well", nullptr, int(test.steps.size())));
    else if (test.isConnected)
        say(tr("connected, but step %1 of %2 failed").arg(stop - test.steps.begin() + 1).arg(test.steps.size()));
    else {
        const bool isKey = test.problem && (test.problem->kind == core::ProblemKind::HostKeyUnknown || test.problem->kind == core::ProblemKind::HostKeyChanged);
        say((isKey ? tr("stopped at step %1 of %2; nothing was sent") : tr("stopped at step %1 of %2")).arg(stop - test.steps.begin() + 1).arg(test.steps.size()));
    }
    m_needs = test.connection.needs;
    showQuestion(test);
    updateButtons();
    if (m_isTested)
        m_save->setFocus(Qt::OtherFocusReason);
    if (!m_needs.isEmpty())
        askSecret();
}

void NodeDialog::askSecret()
{
    if (m_needs.isEmpty() || !m_session || (m_asks && m_asks->isVisible()))
        return;
    m_asks = SecretDialog::open(this, m_session, m_needs, tr("%1 does not let us in without it").arg(m_fields->node().name));
    connect(m_asks, &SecretDialog::given, this, [this] { test(); });
}

/// The steps, with a question below the step that it is about.
void NodeDialog::showSteps(const QList<service::TestStep> &steps, QWidget *below, int at)
{
    for (QWidget *one : { static_cast<QWidget *>(m_question), m_secretRow }) {
        m_steps->layout()->removeWidget(one);
        one->hide();
    }
    m_steps->setSteps(steps, below, at);
}

void NodeDialog::showQuestion(const service::NodeTest &test)
{
    const bool isUnknown = test.problem && test.problem->kind == core::ProblemKind::HostKeyUnknown;
    const bool hasChanged = test.problem && test.problem->kind == core::ProblemKind::HostKeyChanged;
    const bool isKey = isUnknown || hasChanged;
    int at = -1;
    if (isKey || !m_needs.isEmpty())
        for (int i = 0; i < test.steps.size(); ++i)
            if (test.steps.at(i).state == StepState::Asks || test.steps.at(i).state == StepState::Failed)
                at = at < 0 ? i : at;
    if (at >= 0 && isKey)
        m_question->ask(test.connection, m_fields->node().host, hasChanged);
    showSteps(test.steps, isKey ? m_question : m_secretRow, at);
    if (at >= 0 && isKey) {
        m_question->focusFirst();
        scrollTo(m_question);
        return;
    }
    const auto stop = std::ranges::find_if(test.steps, [](const service::TestStep &step) { return step.state == StepState::Failed || step.state == StepState::Asks; });
    if (stop != test.steps.end())
        scrollTo(m_needs.isEmpty() ? m_steps->row(stop - test.steps.begin()) : m_secretRow);
}

void NodeDialog::scrollTo(QWidget *widget)
{
    if (!widget)
        return;
    // The layout is made when the event loop turns.
    QTimer::singleShot(0, widget, [widget] {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // of all that stands around it
        for (QWidget *around = widget->parentWidget(); around; around = around->parentWidget())
            if (auto *scroll = qobject_cast<QScrollArea *>(around)) {
                scroll->ensureWidgetVisible(widget);
                break;
            }
    });
}

void NodeDialog::save()
{
    if (!m_isTested || m_saving || !m_session || !m_fields->validate())
        return;
    const Node node = m_fields->node();
    m_saving = m_session->fleet()->save(node, m_before);
    updateButtons();
    connect(m_saving, &service::Job::finished, this, [this, name = node.name, job = m_saving] {
        const core::Done done = job->outcome();
        m_saving = nullptr;
        updateButtons();
        if (!done) {
            m_note->setColor(ui::Token::SevCriticalInk);
            m_note->setText(done.error().what + u". "_s + ui::ProblemView::sentence(done.error()));
            return;
        }
        Q_EMIT saved(name);
        accept();
    });
}

} // namespace bw::fleet
