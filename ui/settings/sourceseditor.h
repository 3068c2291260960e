// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/ruleseditor.h"
#include "ui/itemmodels/storesettings.h"

#include <QVariantMap>

class QPushButton;

namespace bw::ui {
class Format;
}

namespace bw::settings {

/// Rules that name who sends in the domains' names, with the well-known services to take over.
class SourcesEditor final : public ui::RulesEditor
{
    Q_OBJECT
public:
    explicit SourcesEditor(QWidget *parent = nullptr);

    void show(const QList<store::SourceRule> &rules);
    [[nodiscard]] QList<store::SourceRule> sourceRules() const;
    /// Map of name, role, network, dkim, spf, domain; before all others, so that it is the one that fits.
    void addFirst(const QVariantMap &rule);
    void showTried(const store::SourceRulePreview &preview, const ui::Format &format);

private:
    [[nodiscard]] QPushButton *makeStarterButton();
    void takeOver(const QString &service); ///< empty: all of them
};

} // namespace bw::settings
