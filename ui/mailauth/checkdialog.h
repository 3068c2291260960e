// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page/page.h"

#include <QDialog>

class QLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace bw::itemmodels {
class CheckFacts;
}
namespace bw::ui {
class FormField;
class Label;
class ProblemView;
class SegmentedChoice;
}

namespace bw::mailauth {

class CheckView;

/// Whether one message proves who it is from: drop it or paste its source, and read what SPF, DKIM, DMARC and ARC say. UI thread.
class CheckDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \p file: a message that is checked at once; empty: it is asked for. Deletes itself.
    static CheckDialog *open(QWidget *window, const ui::PageContext &context, const ui::Format &format, const QString &file = {});

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    CheckDialog(QWidget *window, const ui::PageContext &context, const ui::Format &format);
    QWidget *makeInput();
    QLayout *makeHandover();
    QWidget *makeMore();
    QLayout *makeMethod();
    void keepChoices();
    QWidget *makeResult();
    void readFile(const QString &path);
    void chooseFile();
    void check();
    void cancelCheck();
    void arrived();
    void showInput();
    void setRunning(bool running);
    void saveCsv();

    ui::PageContext m_context;
    ui::Format m_format;
    itemmodels::CheckFacts *m_facts;
    QStackedWidget *m_stack = nullptr;
    QPlainTextEdit *m_source = nullptr;
    QLineEdit *m_client = nullptr, *m_helo = nullptr, *m_sender = nullptr, *m_resolver = nullptr, *m_anchor = nullptr;
    ui::SegmentedChoice *m_dmarc = nullptr;
    ui::FormField *m_clientField = nullptr, *m_resolverField = nullptr;
    ui::Label *m_state = nullptr;
    ui::ProblemView *m_problem = nullptr;
    CheckView *m_view = nullptr;
    QScrollArea *m_scroll = nullptr;
    QPushButton *m_check = nullptr, *m_more = nullptr, *m_cancel = nullptr, *m_another = nullptr, *m_copy = nullptr, *m_save = nullptr;
    QByteArray m_file; ///< bytes of the file that is shown, while nobody has typed
    bool m_checksWhenRead = false;
};

} // namespace bw::mailauth
