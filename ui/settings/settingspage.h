// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/settings.h"
#include "ui/itemmodels/storesettings.h"
#include "ui/page/page.h"

#include <QHash>

#include <functional>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace bw::ui {
class FactList;
class FormField;
class Label;
class Panel;
}

namespace bw::settings {

class SourcesEditor;
class StreamsEditor;
class TellForm;

/// Choices of this computer (look, language, density, zone, how it tells you) and of the open store (privacy, own domains, home zone,
/// streams, sources, retention). restoreState takes "section": look, fleet, dns, tell, privacy, streams, sources, store; and "newSource" = a
/// rule to begin with: map of name, role, network, dkim, spf, domain.
class SettingsPage final : public ui::Page
{
    Q_OBJECT
public:
    explicit SettingsPage(const ui::PageContext &context, QWidget *parent = nullptr);

    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QString unsaved() const override;
    void saveUnsaved(const std::function<void(bool saved)> &then) override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QString whyNoNodes() const override;
    [[nodiscard]] QString whyNoRange() const override;
    [[nodiscard]] QString whyNoZone() const override;

protected:
    void load() override;

private:
    ui::Panel *section(const QString &id, const QString &title, QVBoxLayout **body);
    void buildLook();
    void buildFleet();
    void buildDns();
    void buildTime();
    void buildTell();
    void sendTest();
    void keepPassword();
    void buildPrivacy();
    void buildStreams();
    void buildSources();
    void scrollTo(const QString &section);
    void buildStore();
    void change(const std::function<void(config::Settings &)> &how);
    void showInfo(const store::StoreInfo &info);
    void askForClear(bool clear);
    void askForZone();
    void saveDomains();
    void ended(bool saved);

    QVBoxLayout *m_column = nullptr;
    QHash<QString, ui::Panel *> m_sections;
    itemmodels::StoreSettings *m_store = nullptr;
    store::StoreInfo m_info;
    QComboBox *m_language = nullptr;
    TellForm *m_tell = nullptr;
    QComboBox *m_homeZone = nullptr;
    QPushButton *m_changeZone = nullptr;
    ui::Label *m_zoneText = nullptr;
    QCheckBox *m_clear = nullptr;
    QPlainTextEdit *m_domains = nullptr;
    QPushButton *m_saveDomains = nullptr;
    std::function<void(bool saved)> m_whenSaved;
    bool m_savesDomains = false;
    int m_saving = 0; ///< changes that somebody waits for
    StreamsEditor *m_streams = nullptr;
    SourcesEditor *m_sources = nullptr;
    QString m_wanted; ///< section that somebody came for, until the rules above it were read
    ui::FactList *m_facts = nullptr;
    QWidget *m_readOnlyRow = nullptr; ///< shown while this desk keeps the store read-only
};

} // namespace bw::settings
