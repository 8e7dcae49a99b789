internal import FlowReporting
internal import FlowServer

/// What stands under which path of the live page.
struct PageRoutes {
  private let page: LivePage
  private let documents: [Language: HTTPResponse]
  private let parts: [String: HTTPResponse]
  private let work = PageWork()

  init(_ page: LivePage) {
    self.page = page
    documents = Dictionary(
      uniqueKeysWithValues: Language.allCases.map {
        ($0, HTTPResponse("text/html; charset=utf-8", page.document($0)))
      })
    parts = Dictionary(
      uniqueKeysWithValues: LivePage.parts.map { part in
        let type = part.name.hasSuffix(".css") ? "text/css" : "text/javascript"
        return (part.name, HTTPResponse("\(type); charset=utf-8", part.bytes))
      })
  }

  func answer(_ request: HTTPRequest, _ path: String, _ reply: Reply) -> HTTPResponse? {
    switch path {
    case "":
      return documents[Self.language(request)]
    case "bands":
      let page = page
      work.bands(reply) { HTTPResponse(Self.json, try page.bands()) }
      return nil
    case "answer", "why", "outcome", "results.zip":
      let state: PageState
      do {
        state = try page.state(request.query.map { ($0.name, $0.value) })
      } catch { return HTTPResponse(.unprocessable, error.description) }
      ask(path, request, state, reply)
      return nil
    default: return parts[path] ?? HTTPResponse(.notFound)
    }
  }

  private static func language(_ request: HTTPRequest) -> Language {
    request.value("language") == Language.chinese.rawValue ? .chinese : .english
  }

  private func ask(_ path: String, _ request: HTTPRequest, _ state: PageState, _ reply: Reply) {
    let page = page
    let look = LivePage.Look(
      language: Self.language(request), isWide: request.value("wide") == "1")
    switch path {
    case "answer":
      work.move(of: request.value("page"), reply) {
        HTTPResponse(Self.json, try page.answer(state, look))
      }
    case "outcome":
      work.track(of: request.value("page"), reply) {
        HTTPResponse(Self.json, Array("{\"outcome\":\"\(try page.outcome(state))\"}\n".utf8))
      }
    case "why":
      let topic = request.value("topic") ?? ""
      let year = request.value("year").flatMap { Int($0) }
      work.question(reply) {
        HTTPResponse(
          Self.json,
          try page.why(lever: topic, state, look) ?? page.why(topic, year: year, state))
      }
    default:
      work.download(reply) {
        let archive = try page.archive(state)
        return HTTPResponse("application/zip", archive.bytes, fileName: archive.name)
      }
    }
  }

  private static let json = "application/json; charset=utf-8"
}
