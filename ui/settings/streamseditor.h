// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "ui/itemmodels/storesettings.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace bw::ui {
class Format;
class Label;
}

namespace bw::settings {

/// Rules that name sending streams, in order: the first that fits wins. Try shows what they would do to the chosen range;
/// nothing changes before Save.
class StreamsEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit StreamsEditor(QWidget *parent = nullptr);

    void setRules(const QList<store::StreamRule> &rules);
    [[nodiscard]] QList<store::StreamRule> rules() const; ///< as typed; empty rows left out
    [[nodiscard]] bool isChanged() const { return rules() != m_saved; } ///< since they were read or saved
    void setSaved(); ///< what is typed
    void setReadOnly(const QString &reason);
    void showPreview(const store::StreamPreview &preview, const ui::Format &format);
    void showProblem(const core::Problem &problem);

Q_SIGNALS:
    void previewWanted(const QList<bw::store::StreamRule> &rules);
    void saveWanted(const QList<bw::store::StreamRule> &rules);

private:
    struct Row
    {
        QLineEdit *name = nullptr, *sender = nullptr, *login = nullptr, *network = nullptr, *instance = nullptr;
        QList<QWidget *> widgets;
    };
    void addRow(const store::StreamRule &rule);
    void rebuild(const QList<store::StreamRule> &rules);
    void move(int row, int by);
    void touched();
    QList<Row> m_rows;
    QList<store::StreamRule> m_saved;
    QGridLayout *m_grid = nullptr;
    QGridLayout *m_result = nullptr;
    QWidget *m_resultBox = nullptr;
    ui::Label *m_summary = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_try = nullptr;
    QPushButton *m_save = nullptr;
    QString m_readOnly;
};

} // namespace bw::settings
