// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/reportfile.h"

#include <cstdint>
#include <cstdlib>

using namespace bw;

namespace {

/// Documents begin and end in turn, and nothing comes outside of one.
class Checked final : public feedback::ReportSink
{
public:
    using feedback::ReportSink::take;
    void begin(const std::string &) override
    {
        require(!m_isOpen);
        m_isOpen = true;
    }
    void take(feedback::AggregateRecord &&) override { require(m_isOpen); }
    void take(feedback::AggregateReport &&) override { require(m_isOpen); }
    void take(feedback::TlsReport &&) override { require(m_isOpen); }
    void take(feedback::ArfReport &&, const feedback::MailMessage &) override { require(m_isOpen); }
    void end(const feedback::Deviations &) override
    {
        require(m_isOpen);
        m_isOpen = false;
        ++told;
    }
    void refuse(const std::string &, core::Problem why) override
    {
        require(!why.what.isEmpty());
        m_isOpen = false;
        ++told;
    }
    void noteOtherMail() override
    {
        require(!m_isOpen);
        ++told;
    }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    int told = 0;

private:
    static void require(bool isTrue)
    {
        if (!isTrue)
            std::abort();
    }
    bool m_isOpen = false;
};

} // namespace

/// Any bytes as a file: something is told of each, and every document that begins ends or is refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    feedback::ReportFileLimits limits;
    limits.archive.ratioFree = 4 * 1024 * 1024; // a fuzzer's bombs are small
    limits.archive.entries = 100;
    Checked sink;
    const std::atomic_bool stop = false;
    const auto done = feedback::ReportFileReader(sink, stop, limits)
                          .read(std::make_unique<archive::MemorySource>(std::string(reinterpret_cast<const char *>(data), size)), QStringLiteral("file"));
    if (!done || sink.isOpen() || sink.told == 0)
        std::abort();
    return 0;
}
