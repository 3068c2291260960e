// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/aggregatereader.h"

#include "models/feedback/aggregatebuilder.h"
#include "models/feedback/textdecoder.h"
#include "models/feedback/tr.h"
#include "models/feedback/xmlsalvage.h"

#include <expat.h>

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace bw::feedback {

using core::fail;
using core::Problem;
using core::ProblemKind;

namespace {

constexpr std::size_t sliceBytes = 64 * 1024;
/// Decoded bytes that are kept from the open record on, so that it can be read again by itself.
constexpr std::size_t mostKept = 4 * core::limits::reportTokenBytes;

struct ParserEnd
{
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserEnd>;

/// The decoder wrote UTF-8, whatever the declaration says.
Parser newParser()
{
    return Parser(XML_ParserCreate("UTF-8"));
}

/// Of the decoded text: with UTF-16 and the like not quite that of the file.
QString placeOf(std::int64_t byte)
{
    return Tr::tr("byte %L1").arg(byte);
}

Problem tooLarge(const QString &reason)
{
    return {ProblemKind::TooLarge, Tr::tr("The report is too large"), reason, {}, {}};
}

} // namespace

struct AggregateReader::Private
{
    Private(AggregateSink &sink, AggregateLimits most)
        : limits(most)
        , decoder(ofFile)
        , builder(sink, ofFile)
        , salvage(builder, [this](std::string_view block) { return parseBlock(block); })
        , parser(newParser())
    {
        setHandlers(parser.get());
    }

    void setHandlers(XML_Parser to)
    {
        XML_SetUserData(to, this);
        XML_SetElementHandler(to, onStart, onEnd);
        XML_SetCharacterDataHandler(to, onText);
        XML_SetStartDoctypeDeclHandler(to, onDoctype);
        XML_SetCommentHandler(to, [](void *self, const char *) { static_cast<Private *>(self)->hasHeard = true; });
        XML_SetProcessingInstructionHandler(
            to, [](void *self, const char *, const char *) { static_cast<Private *>(self)->hasHeard = true; });
    }

    static void onStart(void *self, const char *name, const char **attributes)
    {
        static_cast<Private *>(self)->start(name, attributes);
    }
    static void onEnd(void *self, const char *)
    {
        auto *d = static_cast<Private *>(self);
        d->hasHeard = true;
        if (d->problem || (d->isUnclosed && !d->salvage.hasBegun()))
            return; // of an empty element: comes although the parser was stopped
        const bool wasInBlock = d->builder.isInBlock(), wasOpen = d->builder.isFeedbackOpen();
        d->builder.end();
        if (!d->salvage.hasBegun() && ((wasInBlock && !d->builder.isInBlock()) || (wasOpen && !d->builder.isFeedbackOpen())))
            d->readUntil = d->behindTag();
        if (!d->salvage.hasBegun())
            d->lastTag = XML_GetCurrentByteIndex(d->parser.get());
        if (d->builder.allRecords() > d->limits.records)
            d->refuse(tooLarge(Tr::tr("more than %L1 records").arg(d->limits.records)));
    }
    static void onText(void *self, const char *text, int size)
    {
        auto *d = static_cast<Private *>(self);
        d->hasHeard = true;
        d->builder.text({text, static_cast<std::size_t>(size)});
    }
    static void onDoctype(void *self, const char *, const char *, const char *, int)
    {
        static_cast<Private *>(self)->refuse({ProblemKind::Malformed, Tr::tr("The report is refused"),
            Tr::tr("it has a document type (DTD), which could make it grow without end"), {}, {}});
    }

    void start(std::string_view name, const char *const *attributes)
    {
        hasHeard = true;
        if (!salvage.hasBegun()) {
            lastTag = XML_GetCurrentByteIndex(parser.get());
            // Within each other: an end was lost. They are told apart by their beginnings.
            const Part part = partOf(name.substr(name.rfind(':') + 1));
            const bool isAgain = part == Part::Feedback ? builder.isFeedbackOpen() : part != Part::Other && builder.isInBlock();
            if (isAgain) {
                isUnclosed = true;
                XML_StopParser(parser.get(), XML_FALSE);
                return;
            }
        }
        const bool wasInBlock = builder.isInBlock(), wasOpen = builder.isFeedbackOpen();
        builder.start(name, attributes);
        if (!salvage.hasBegun() && !wasOpen && builder.isFeedbackOpen())
            readUntil = behindTag();
        if (!wasInBlock && builder.isInBlock())
            blockAt = lastTag;
        if (builder.depth() > limits.depth)
            refuse(tooLarge(Tr::tr("more than %L1 elements within each other").arg(limits.depth)));
    }

    [[nodiscard]] std::int64_t behindTag() const { return XML_GetCurrentByteIndex(parser.get()) + XML_GetCurrentByteCount(parser.get()); }

    void refuse(Problem why)
    {
        if (problem)
            return;
        problem = std::move(why);
        if (!salvage.hasBegun())
            problem->where = placeOf(XML_GetCurrentByteIndex(parser.get()));
        XML_StopParser(active ? active : parser.get(), XML_FALSE);
    }

    /// One record or the like, cut out of a broken report.
    bool parseBlock(std::string_view block)
    {
        if (problem)
            return true;
        if (!blockParser)
            blockParser = newParser();
        else
            XML_ParserReset(blockParser.get(), "UTF-8");
        setHandlers(blockParser.get());
        active = blockParser.get();
        const bool isWhole = XML_Parse(active, block.data(), static_cast<int>(block.size()), 1) == XML_STATUS_OK;
        active = nullptr;
        return isWhole || problem;
    }

    void takeSlice(std::string_view bytes, bool isLast)
    {
        std::string text;
        text.reserve(bytes.size() + 16);
        decoder.take(bytes, isLast, text);
        if (!hasBegun) { // XML allows no white space before its declaration
            text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
            hasBegun = !text.empty();
        }
        if (salvage.hasBegun())
            salvage.take(text, isLast);
        else
            parse(text, isLast);
    }

    void parse(const std::string &text, bool isLast)
    {
        kept += text;
        hasHeard = false;
        const bool isFine = XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), isLast) == XML_STATUS_OK;
        if (problem)
            return;
        if (!isFine) {
            beginSalvage(isLast);
            return;
        }
        unheard = hasHeard ? 0 : unheard + text.size();
        if (unheard > core::limits::reportTokenBytes)
            refuse(tooLarge(Tr::tr("a tag or comment of more than %L1 bytes").arg(core::limits::reportTokenBytes)));
        const std::int64_t from = builder.isInBlock() ? blockAt : lastTag;
        forgetBefore(std::max(from, keptFrom + static_cast<std::int64_t>(kept.size()) - static_cast<std::int64_t>(mostKept)));
    }

    void forgetBefore(std::int64_t index)
    {
        const std::int64_t count = std::clamp<std::int64_t>(index - keptFrom, 0, static_cast<std::int64_t>(kept.size()));
        kept.erase(0, static_cast<std::size_t>(count));
        keptFrom += count;
    }

    void beginSalvage(bool isLast)
    {
        const XML_Error error = XML_GetErrorCode(parser.get());
        // Of an end that does not match, Expat says where its name stands.
        const std::int64_t at = XML_GetCurrentByteIndex(parser.get()) - (error == XML_ERROR_TAG_MISMATCH ? 2 : 0);
        const bool isEnded = error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN
            || error == XML_ERROR_PARTIAL_CHAR || error == XML_ERROR_UNCLOSED_CDATA_SECTION;
        const bool isInBlock = builder.isInBlock();
        // What stands behind the end, or a beginning before the last one's end, is noted as that.
        if (!isInBlock && !isEnded && !isUnclosed && error != XML_ERROR_JUNK_AFTER_DOC_ELEMENT && !builder.wasFeedbackClosed())
            builder.deviations().add(Deviation::MalformedMarkup);
        const QString reason = isUnclosed ? Tr::tr("an element is not closed") : QString::fromLatin1(XML_ErrorString(error));
        salvage.begin(reason, placeOf(at));
        builder.leaveBlock();
        // A head whose beginning is damaged stands before where it ends.
        forgetBefore(isInBlock ? blockAt : builder.allRecords() == 0 ? std::min(readUntil, at) : at);
        salvage.take(kept, isLast);
        kept = {};
    }

    void finish()
    {
        takeSlice(waiting, true);
        waiting.clear();
        if (problem)
            return;
        if (builder.isFeedbackOpen()) {
            builder.deviations().add(Deviation::Truncated);
            builder.damage(Tr::tr("its end is missing"), {});
        }
        const auto whyEmpty = builder.whyEmpty();
        if (whyEmpty && builder.isReport()) { // by what it is known again may be cut, too
            problem = Problem {ProblemKind::Malformed, Tr::tr("No record of the report is whole"), whyEmpty->reason, whyEmpty->where, {}};
            return;
        }
        builder.finish();
        if (!builder.isReport())
            problem = Problem {ProblemKind::Malformed, Tr::tr("This is no DMARC aggregate report"), {}, {}, {}};
    }

    AggregateLimits limits;
    Deviations ofFile;
    TextDecoder decoder;
    AggregateBuilder builder;
    XmlSalvage salvage;
    Parser parser, blockParser;
    XML_Parser active = nullptr; ///< the one of a block, while it runs
    std::optional<Problem> problem;
    std::uint64_t taken = 0; ///< bytes
    std::string waiting; ///< less than a slice
    bool hasBegun = false;
    bool isFinished = false;
    bool isUnclosed = false;
    bool hasHeard = false; ///< anything of the slice
    std::size_t unheard = 0; ///< bytes of a token that has no end yet
    std::string kept; ///< decoded, from keptFrom on
    std::int64_t keptFrom = 0, blockAt = 0, lastTag = 0, readUntil = 0; ///< in decoded bytes
};

AggregateReader::AggregateReader(AggregateSink &sink, AggregateLimits limits)
    : d(std::make_unique<Private>(sink, limits))
{
}

AggregateReader::~AggregateReader() = default;

core::Done AggregateReader::take(std::string_view bytes)
{
    d->taken += bytes.size();
    if (!d->problem && d->taken > d->limits.bytes)
        d->problem = tooLarge(Tr::tr("more than %L1 bytes").arg(d->limits.bytes));
    while (!d->problem && !bytes.empty()) {
        const std::size_t part = std::min(bytes.size(), sliceBytes - d->waiting.size());
        if (d->waiting.empty() && part == sliceBytes) {
            d->takeSlice(bytes.substr(0, part), false);
        } else {
            d->waiting += bytes.substr(0, part);
            if (d->waiting.size() == sliceBytes) {
                d->takeSlice(d->waiting, false);
                d->waiting.clear();
            }
        }
        bytes.remove_prefix(part);
    }
    return d->problem ? core::Done(fail(*d->problem)) : core::Done();
}

core::Done AggregateReader::finish()
{
    if (!d->problem && !std::exchange(d->isFinished, true))
        d->finish();
    return d->problem ? core::Done(fail(*d->problem)) : core::Done();
}

} // namespace bw::feedback
