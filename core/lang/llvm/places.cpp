#include "lang/llvm/places.hpp"

#include "base/text.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "lang/llvm/writer.hpp"

namespace mesh::lang {
namespace {

/// The texts as an array of their addresses and sizes.
std::string array_of_texts(std::string_view name, const std::map<std::string, uint32_t, std::less<>>& texts) {
  std::vector<std::string_view> by_number(texts.size());
  for (const auto& [text, number] : texts) by_number[number] = text;
  std::string out;
  std::string elements;
  for (size_t number = 0; number < by_number.size(); ++number) {
    const std::string constant = llvm_name(cat({name, ".", decimal(number)}));
    write_constant(out, constant, by_number[number]);
    append(elements, {number == 0 ? "" : ", ", "{ptr, i64} {ptr ", constant, ", i64 ", decimal(by_number[number].size()), "}"});
  }
  append(out, {llvm_name(name), " = internal constant [", decimal(by_number.size()), " x {ptr, i64}] [", elements, "]\n"});
  return out;
}

}  // namespace

uint32_t LlvmPlaces::place_of(std::map<std::string, uint32_t, std::less<>>& names, std::string_view name) {
  const auto known = names.find(name);
  if (known != names.end()) return known->second;
  return names.emplace(name, static_cast<uint32_t>(names.size())).first->second;
}

uint32_t LlvmPlaces::number(SiteId site, std::string_view function) {
  if (site == SiteId{}) return 0;
  uint32_t& number = number_of_[static_cast<size_t>(site)];
  if (number != 0) return number;
  const uint32_t offset = mir_.site(site).span.begin;
  const Place place = source_.place(offset);
  append(entries_, {", i32 ", decimal(place_of(files_, source_.file(offset).name)), ", i32 ", decimal(place.line), ", i32 ",
                    decimal(place.column), ", i32 ", decimal(place_of(functions_, function))});
  return number = ++count_;
}

std::string LlvmPlaces::text(std::string_view prefix) const {
  const auto name = [&](std::string_view last) { return cat({prefix, ".places.", last}); };
  std::string out = array_of_texts(name("files"), files_) + array_of_texts(name("functions"), functions_);
  append(out, {llvm_name(name("entries")), " = internal constant [", decimal(4 * (count_ + 1)),
               " x i32] [i32 0, i32 0, i32 0, i32 0", entries_, "]\n"});
  append(out, {llvm_name(name("table")), " = internal constant {ptr, ptr, ptr} {ptr ", llvm_name(name("entries")), ", ptr ",
               llvm_name(name("files")), ", ptr ", llvm_name(name("functions")), "}\n"});
  return out;
}

}  // namespace mesh::lang
