/** Issue property that names the alert. The manifest declares its `alertKey` for JQL. */
export const ALERT_PROPERTY = "audit-stream.alert";

/** Comment property that names the delivery. */
export const DELIVERY_PROPERTY = "audit-stream.delivery";
