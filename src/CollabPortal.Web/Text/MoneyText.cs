namespace CollabPortal.Web.Text;

/// <summary>Words of price, plan, receipts and the tax credit sheet of a contract.</summary>
public sealed class MoneyText;
