package org.amosheets.engine;

/** After the start: the tab is read once, then amoCRM is asked what changed meanwhile; each until it succeeded. */
public final class FirstLook {

    private final SheetScan scan;
    private final Reconcile reconcile;
    private final Leadership leadership;
    private boolean reconciled;

    public FirstLook(SheetScan scan, Reconcile reconcile, Leadership leadership) {
        this.scan = scan;
        this.reconcile = reconcile;
        this.leadership = leadership;
    }

    /** Called every second; costs nothing once done, unless somebody asks for another look. */
    public void look() {
        if (!leadership.ready()) {
            return;
        }
        scan.scanIfAsked();
        leadership.renewMark();
        if (!reconciled) {
            reconcile.reconcile();
            reconciled = true;
        }
    }
}
