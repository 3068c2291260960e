// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/posture/posturepages.h"

using namespace Qt::StringLiterals;
using namespace bw;
using itemmodels::PostureColumn;
using store::AssetKind;
using test::FakePostures;
using test::got;
using test::today;

/// What a person does on the page: measure, answer, accept, forget.
class TestPostureCommands : public QObject, private test::PosturePages
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aRiskNeedsOwnerReasonAndADay()
    {
        openFilled();
        openRow(u"BW-RLY-001"_s);
        QTRY_VERIFY(panel());
        find<QPushButton>(u"acceptRiskButton"_s)->click();
        QDialog *asked = dialog(u"riskDialog"_s);
        QVERIFY(asked);
        auto *save = asked->findChild<QPushButton *>(u"saveRiskButton"_s);
        save->setFocus(Qt::TabFocusReason);
        save->click();
        QVERIFY(asked->isVisible());
        QVERIFY(asked->findChild<QLineEdit *>(u"riskOwnerLineEdit"_s) == asked->focusWidget()); // the first wrong one
        keep(u"posture-risk"_s, asked);
        asked->findChild<QLineEdit *>(u"riskOwnerLineEdit"_s)->setText(u"Ann"_s);
        asked->findChild<QPlainTextEdit *>(u"riskReasonText"_s)->setPlainText(u"moves on Friday"_s);
        auto *until = asked->findChild<QDateEdit *>(u"riskUntilDateEdit"_s);
        for (const QDate &wrong : { QDate(2026, 11, 25), QDate(2028, 11, 26) }) {
            until->setDate(wrong);
            save->click();
            QVERIFY(asked->isVisible());
            QVERIFY(m_postures->accepted.isEmpty());
        }
        until->setDate(QDate(2028, 11, 25));
        save->click();
        QCOMPARE(m_postures->accepted.size(), 1);
        QCOMPARE(m_postures->accepted.first().asset, u"mx-fr-2"_s);
        QCOMPARE(m_postures->accepted.first().owner, u"Ann"_s);
        QVERIFY(m_postures->accepted.first().until > today);
    }

    void questionsAreAskedByTheirShape()
    {
        openFilled();
        const posture::Control *control = m_postures->shipped.find(u"BW-IDA-001"_s);
        QVERIFY(control && !control->questions.isEmpty());
        openRow(control->id);
        QTRY_VERIFY(panel());
        find<QPushButton>(u"answerButton"_s)->click();
        QDialog *asked = dialog(u"answerDialog"_s);
        QVERIFY(asked);
        keep(u"posture-answer"_s, asked);
        QString truth;
        for (const posture::Question &question : control->questions) {
            auto *field = asked->findChild<QWidget *>(u"question_"_s + question.name);
            QVERIFY(field);
            QCOMPARE(qobject_cast<QComboBox *>(field) != nullptr, question.shape.type == posture::Type::Truth);
            if (auto *box = qobject_cast<QComboBox *>(field); box && truth.isEmpty()) {
                QCOMPARE(box->currentText(), u"unknown"_s); // never guessed
                box->setCurrentIndex(1);
                truth = question.name;
            }
        }
        auto *save = asked->findChild<QPushButton *>(u"saveAnswerButton"_s);
        save->click();
        QVERIFY(m_postures->answers.isEmpty()); // nobody's answer
        asked->findChild<QLineEdit *>(u"answerOwnerLineEdit"_s)->setText(u"Ann"_s);
        save->click();
        QCOMPARE(m_postures->answers.size(), 1);
        const QJsonObject values = QJsonDocument::fromJson(m_postures->answers.first().values).object();
        QCOMPARE(values.size(), truth.isEmpty() ? 0 : 1); // what was left open is not there
        const auto goodFor = core::UtcMicros(control->answersGoodFor) * core::microsPerSecond;
        QVERIFY(qAbs(m_postures->answers.first().reviewAt - today - goodFor) <= core::microsPerDay);
    }

    /// A store that is open for reading shows everything and changes nothing, and each button says why.
    void aReadOnlyStoreSaysWhyNothingChanges()
    {
        fill();
        const auto opened = store::Store::open(m->path(), store::OpenMode::ReadOnly);
        QVERIFY(opened);
        m->store = *opened;
        open(m_postures.get());
        QTRY_VERIFY(table()->model()->rowCount() > 0);
        openRow(u"BW-IDA-001"_s);
        QTRY_VERIFY(panel());
        for (const QString &name : { u"measureButton"_s, u"addAssetButton"_s, u"acceptRiskButton"_s, u"answerButton"_s, u"measureTargetButton"_s }) {
            const auto *button = find<QPushButton>(name);
            QVERIFY2(button && !button->isEnabled(), qPrintable(name));
            QVERIFY2(button->toolTip().contains(u"This store is open read-only."), qPrintable(name + u": "_s + button->toolTip()));
        }
        keep(u"posture-readonly"_s);
    }

    /// What no probe sees is asked: each such control has its finding, and by keys alone its questions are reached and answered.
    void everyAttestedControlIsAnsweredByKeys()
    {
        QList<std::pair<QString, QString>> says;
        for (const posture::Finding &finding : posture::evaluate(m_postures->shipped, { u"organisation"_s, { u"organisation"_s }, {} }, {}, today))
            says.append({ finding.control, u"unknown high: Nobody gave an answer."_s });
        look(today - core::microsPerHour, u"organisation"_s, AssetKind::Organisation, says);
        open(m_postures.get());
        QTRY_VERIFY(table()->model()->rowCount() > 0);
        int attested = 0;
        for (const posture::Control &control : m_postures->shipped.controls) {
            if (control.isMeasured())
                continue;
            ++attested;
            openRow(control.id);
            QTRY_VERIFY(panel() && panel()->control() == control.id);
            auto *button = find<QPushButton>(u"answerButton"_s);
            QTRY_VERIFY2(button->isVisible() && button->isEnabled() && button->focusPolicy() & Qt::TabFocus, qPrintable(control.id));
            button->setFocus(Qt::TabFocusReason);
            QTest::keyClick(button, Qt::Key_Space);
            QDialog *asked = dialog(u"answerDialog"_s);
            QVERIFY2(asked, qPrintable(control.id));
            QSet<QString> reached;
            for (int i = 0; i < 40 && asked->focusWidget(); ++i) {
                reached << asked->focusWidget()->objectName();
                QTest::keyClick(asked->focusWidget(), Qt::Key_Tab);
            }
            for (const posture::Question &question : control.questions) { // and nothing of it is cut at the side
                const auto *field = asked->findChild<QWidget *>(u"question_"_s + question.name);
                QTRY_VERIFY2(field->mapTo(asked, field->rect().topRight()).x() < asked->width() - 16, qPrintable(control.id));
            }
            for (const posture::Question &question : control.questions)
                QVERIFY2(reached.contains(u"question_"_s + question.name), qPrintable(control.id + u' ' + question.name));
            for (const QString &own : { u"answerOwnerLineEdit"_s, u"answerNoteText"_s, u"answerAttachmentLineEdit"_s, u"answerReviewDateEdit"_s, u"saveAnswerButton"_s })
                QVERIFY2(reached.contains(own), qPrintable(control.id + u' ' + own));
            delete asked;
        }
        QCOMPARE(attested, 40);
        QVERIFY(!m_postures->shipped.find(u"BW-MON-009"_s)->questions.isEmpty()); // measured, but what was agreed a person says
    }

    void aFileIsAttachedToAnAnswer()
    {
        openFilled();
        openRow(u"BW-IDA-001"_s);
        QTRY_VERIFY(panel());
        find<QPushButton>(u"answerButton"_s)->click();
        QDialog *asked = dialog(u"answerDialog"_s);
        QVERIFY(asked);
        asked->findChild<QLineEdit *>(u"answerOwnerLineEdit"_s)->setText(u"Ann"_s);
        auto *path = asked->findChild<QLineEdit *>(u"answerAttachmentLineEdit"_s);
        auto *save = asked->findChild<QPushButton *>(u"saveAnswerButton"_s);
        const test::WorkFolder folder;
        const auto write = [&](const QString &name, qint64 size) {
            QFile file(folder.path(name));
            return file.open(QFile::WriteOnly) && file.resize(size);
        };
        QVERIFY(write(u"large.pdf"_s, store::mostAttachmentBytes + 1) && write(u"minutes.pdf"_s, 400));
        for (const QString &wrong : { folder.path(u"none.pdf"_s), folder.path(u"large.pdf"_s) }) {
            path->setText(wrong);
            save->click();
            QVERIFY(asked->isVisible());
            QVERIFY(m_postures->answers.isEmpty());
            QCOMPARE(asked->focusWidget(), path);
        }
        path->setText(folder.path(u"minutes.pdf"_s));
        save->click();
        QCOMPARE(m_postures->attached, QStringList { folder.path(u"minutes.pdf"_s) });
        // What was answered counts at once.
        QCOMPARE(m_postures->measured, (QList<QList<service::AssetName>> { { { AssetKind::Organisation, u"organisation"_s } } }));
    }

    void aTargetIsForgotten()
    {
        openFilled();
        openRow(u"BW-RLY-001"_s);
        QTRY_VERIFY(panel());
        ui::MessageBox::setNextAnswer(false);
        choose(u"removeTargetAction"_s);
        QTRY_COMPARE(ui::MessageBox::askedTexts().size(), 1);
        QCOMPARE(ui::MessageBox::askedTexts().first(), u"Forget mx-fr-2 with its 4 finding(s)?"_s); // those that pass, too
        QVERIFY(m_postures->removed.isEmpty());
        ui::MessageBox::setNextAnswer(true);
        choose(u"removeTargetAction"_s);
        QTRY_COMPARE(m_postures->removed, (QList<service::AssetName> { { AssetKind::Node, u"mx-fr-2"_s } }));
        // Once it is gone, its finding goes from the side.
        QVERIFY(store::removeAsset(m->store, AssetKind::Node, u"mx-fr-2"_s, m->clock));
        Q_EMIT m_postures->changed();
        QTRY_VERIFY(!panel());
        QVERIFY(!shown(PostureColumn::Target).contains(u"mx-fr-2"_s));
    }

    void aRiskIsWithdrawn()
    {
        fill();
        QVERIFY(store::acceptRisk(m->store, { u"BW-TLS-002"_s, u"*"_s, u"Ann"_s, u"old printers"_s, today + core::microsPerDay, 0 }, m->clock));
        open(m_postures.get());
        QTRY_VERIFY(table()->model()->rowCount() > 0);
        m_page->restoreState({ { u"show"_s, u"accepted"_s }, { u"control"_s, u"BW-TLS-002"_s }, { u"target"_s, u"mx-fr-1"_s } });
        QTRY_VERIFY(panel());
        QVERIFY2(find<QLabel>(u"findingAccepted"_s)->text().contains(u"by Ann: old printers"), qPrintable(find<QLabel>(u"findingAccepted"_s)->text()));
        choose(u"withdrawAction"_s);
        QCOMPARE(m_postures->withdrawn, QStringList { u"BW-TLS-002 on *"_s });
    }

    void theFirstMeasurementTellsAtOnceThatItWorks()
    {
        m_postures->storeIsBusy = true;
        open(m_postures.get());
        auto *edit = find<QLineEdit>(u"firstDomainLineEdit"_s);
        QTRY_VERIFY(edit && edit->isVisible());
        QTest::keyClicks(edit, u"example.org"_s);
        find<QPushButton>(u"firstMeasureButton"_s)->click();
        QVERIFY(m_postures->saving && m_postures->measured.isEmpty());
        QVERIFY(find<QLabel>(u"firstProgressLabel"_s)->isVisible());
        QVERIFY(!find<QPushButton>(u"firstMeasureButton"_s)->isEnabled());
        keep(u"posture-first"_s);
        // Return once more is no second wish.
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_postures->saved.size(), 1);
        m_postures->saving->finish();
        QCOMPARE(m_postures->measured.size(), 1);
        QVERIFY(find<QLabel>(u"firstProgressLabel"_s)->isVisible());
        find<QPushButton>(u"firstCancelButton"_s)->click();
        QVERIFY(m_postures->job->isFinished());
        QVERIFY(!find<QLabel>(u"firstProgressLabel"_s)->isVisible());
        QVERIFY(find<QPushButton>(u"firstMeasureButton"_s)->isEnabled());
    }

    void theFirstDomainIsTyped()
    {
        open(m_postures.get());
        auto *edit = find<QLineEdit>(u"firstDomainLineEdit"_s);
        QTRY_VERIFY(edit && edit->isVisible());
        keep(u"posture-empty"_s);
        QTest::keyClicks(edit, u"not a domain"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(m_postures->saved.isEmpty());
        edit->clear();
        QTest::keyClicks(edit, u"https://Example.ORG/shop"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_postures->saved, (QList<store::Asset> { { AssetKind::Domain, u"example.org"_s, true, {} } }));
        QCOMPARE(m_postures->measured, (QList<QList<service::AssetName>> { { { AssetKind::Domain, u"example.org"_s } } }));
        QVERIFY(!find<QPushButton>(u"firstMeasureButton"_s)->isEnabled());
        look(today, u"example.org"_s, AssetKind::Domain, { { u"BW-MSI-001"_s, u"fail critical: There is no SPF record."_s } });
        m_postures->job->finish();
        QTRY_COMPARE(m_page->answer(), u"1 of 1 controls fail, 0 are unknown"_s);
    }

    void measuringIsCalledOff()
    {
        openFilled();
        find<QPushButton>(u"measureButton"_s)->click();
        QCOMPARE(m_postures->measured, (QList<QList<service::AssetName>> { {} }));
        auto *cancel = find<QPushButton>(u"cancelMeasureButton"_s);
        QVERIFY(cancel->isVisible());
        QVERIFY(!find<QPushButton>(u"measureButton"_s)->isEnabled());
        keep(u"posture-measuring"_s);
        cancel->click();
        QVERIFY(!cancel->isVisible());
        QVERIFY(find<QPushButton>(u"measureButton"_s)->isEnabled());
    }

    void whatIsSaidOfADomainIsKept()
    {
        open(m_postures.get());
        find<QPushButton>(u"addAssetButton"_s)->click();
        QDialog *asked = dialog(u"assetDialog"_s);
        QVERIFY(asked);
        auto *save = asked->findChild<QPushButton *>(u"saveAssetButton"_s);
        save->click();
        QVERIFY(m_postures->saved.isEmpty());
        keep(u"posture-add"_s, asked);
        asked->findChild<QLineEdit *>(u"assetNameLineEdit"_s)->setText(u"example.org"_s);
        asked->findChild<QLineEdit *>(u"assetSelectorsLineEdit"_s)->setText(u"s1, s2,"_s);
        asked->findChild<QComboBox *>(u"assetReceivesComboBox"_s)->setCurrentIndex(2);
        QVERIFY(!asked->findChild<QCheckBox *>(u"assetBlocklistsCheckBox"_s)->isChecked()); // off unless chosen
        save->click();
        QCOMPARE(m_postures->saved.size(), 1);
        const QJsonObject options = QJsonDocument::fromJson(m_postures->saved.first().options).object();
        QCOMPARE(options, QJsonDocument::fromJson(R"({"receives":false,"selectors":["s1","s2"]})").object());
    }

    void whatCannotBeDoneSaysWhy()
    {
        fill();
        open(nullptr);
        QTRY_VERIFY(table()->model()->rowCount() > 0);
        for (const QString &name : { u"measureButton"_s, u"addAssetButton"_s }) {
            QVERIFY(!find<QPushButton>(name)->isEnabled());
            QCOMPARE(find<QPushButton>(name)->toolTip(), u"Measuring is not available here."_s);
        }
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestPostureCommands test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_posture_commands.moc"
