/// What the furnaces give: products, and the scrap that they left.
struct Melt: Sendable {
  let blend: AnsweredBlend
  let products: Products<ProductStage.Semis>
  let scrap: Scrap<ScrapStage.Settled>
}
